package org.serviceexchange.onboarding.security;

import static org.serviceexchange.onboarding.security.SignedInClient.json;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;

/**
 * Two customers and how far their onboardings have come. Who is refused has changed nothing, so everybody who tries
 * something tries it with the same two, until somebody was let in.
 */
public class TwoCustomers {

    enum Stage {
        REGISTERED,
        APPROVAL_REQUESTED,
        /** The customer has taken its step, and what comes next has failed too often. */
        STUCK,
        ESTABLISHED,
        PAUSED,
        /** The provider wants to end the integration, and the customer is asked to agree. */
        END_REQUESTED
    }

    private static final Map<String, TwoCustomers> SHARED = new HashMap<>();

    private final String key;
    private final int port;
    private final OnboardingScenario story;
    private final ProcessEngine engine;
    private final Stage stage;
    private final Person own;
    private final ProcessInstance instance;
    private final Person foreign;
    private ProcessInstance foreignInstance;

    TwoCustomers(AuthorizationMatrix test, Stage stage) {
        this.key = key(test, stage);
        this.port = test.port;
        this.story = test.story;
        this.engine = test.engine;
        this.stage = stage;
        this.own = story.newCustomerAdmin();
        this.foreign = story.newCustomerAdmin();
        this.instance = broughtTo(stage, own);
    }

    public static TwoCustomers sharedAt(AuthorizationMatrix test, Stage stage) {
        TwoCustomers two = SHARED.get(key(test, stage));
        if (two == null) {
            two = new TwoCustomers(test, stage);
            SHARED.put(two.key, two);
        }
        return two;
    }

    /** Something may have been changed, so the next one gets others. */
    public void areUsedUp() {
        SHARED.remove(key, this);
    }

    /** Each class has its own: lists show the newest, and other classes make many. */
    private static String key(AuthorizationMatrix test, Stage stage) {
        return "%d %s %s".formatted(test.port, test.getClass().getName(), stage);
    }

    public Person own() {
        return own;
    }

    public ProcessInstance instance() {
        return instance;
    }

    public Person foreign() {
        foreignInstance();
        return foreign;
    }

    /** Made when it is asked for, as few want to know of it. */
    public ProcessInstance foreignInstance() {
        if (foreignInstance == null) {
            foreignInstance = broughtTo(stage, foreign);
        }
        return foreignInstance;
    }

    /** The job that failed. */
    public Job stuck() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    private ProcessInstance broughtTo(Stage goal, Person customer) {
        return switch (goal) {
            case REGISTERED -> story.registered(customer);
            case APPROVAL_REQUESTED -> story.approvalRequested(customer);
            case STUCK -> {
                ProcessInstance begun = story.registered(customer);
                story.submit(customer.id(), story.taskOf(begun), story.providerRecord());
                String job = engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(begun.getId())
                        .singleResult()
                        .getId();
                engine.getManagementService().setJobRetries(job, 0);
                yield begun;
            }
            case ESTABLISHED -> story.established(customer);
            case PAUSED -> asked(customer, "pause");
            case END_REQUESTED -> asked(customer, "offboarding");
        };
    }

    private ProcessInstance asked(Person customer, String change) {
        ProcessInstance established = story.established(customer);
        SignedInClient.withBasic(port, "provider-admin")
                .post(
                        "/api/onboardings/%s/%s".formatted(story.numberOf(established), change),
                        json(Map.of("reason", "We move", "confirmCustomerName", customer.company())));
        story.runJobs();
        return established;
    }
}
