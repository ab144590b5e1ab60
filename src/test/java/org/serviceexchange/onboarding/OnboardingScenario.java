package org.serviceexchange.onboarding;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.deadline.WatchDeadlines;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequestReview;
import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequests;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.ProviderSetupModel;
import org.serviceexchange.onboarding.security.account.FastPasswordHash;
import org.springframework.boot.test.context.TestComponent;

/** Acts as the people of an onboarding do: each signed in as themselves, through forms, with the rights they have. */
@TestComponent
public class OnboardingScenario {

    public static final String PROVIDER_INSTANCE_NAME = "exampleprovider";
    public static final String PROVIDER_INSTANCE_ID = "0123456789abcdef0123456789abcdef";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private static final String DEMO = FastPasswordHash.of("demo");

    private final ProcessEngine engine;
    private final ViewOnboardings onboardings;
    private final WatchDeadlines watchDeadlines;
    private final CustomerRequests requests;
    private final CustomerRequestReview review;

    OnboardingScenario(
            ProcessEngine engine,
            ViewOnboardings onboardings,
            WatchDeadlines watchDeadlines,
            CustomerRequests requests,
            CustomerRequestReview review) {
        this.engine = engine;
        this.onboardings = onboardings;
        this.watchDeadlines = watchDeadlines;
        this.requests = requests;
        this.review = review;
    }

    /** Somebody at a customer that no other test knows; the user id is the e-mail address. */
    public Person newCustomerAdmin() {
        int n = COUNTER.incrementAndGet();
        String id = "admin@customer%d.example".formatted(n);
        newUser(id);
        return new Person(id, "Customer %d Ltd".formatted(n), "customer%d".formatted(n), "%032x".formatted(n));
    }

    /** One more of the provider admins; the user id is the e-mail address. */
    public String newProviderAdmin() {
        String id = "admin%d@provider.example".formatted(COUNTER.incrementAndGet());
        newUser(id);
        engine.getIdentityService().createMembership(id, Role.PROVIDER_ADMIN.group());
        return id;
    }

    /** For who made one more of the provider admins: other tests count them. */
    public void removeUser(String userId) {
        engine.getIdentityService().deleteUser(userId);
    }

    private void newUser(String email) {
        UserEntity user = (UserEntity) engine.getIdentityService().newUser(email);
        user.setEmail(email);
        user.setFirstName("Carla");
        user.setLastName("Customer");
        user.setDbPassword(DEMO);
        user.setSalt(FastPasswordHash.SALT);
        // "demo" is no password that anybody may choose
        ((IdentityServiceImpl) engine.getIdentityService()).saveUser(user, true);
    }

    /** What the registration form takes, filled in for this person's company. */
    public Map<String, Object> registrationOf(Person customerAdmin) {
        Map<String, Object> form = new HashMap<>();
        form.put("customerName", customerAdmin.company());
        form.put("contactName", "Carla Customer");
        form.put("contactEmail", customerAdmin.id());
        form.put("instanceName", customerAdmin.instanceName());
        form.put("instanceId", customerAdmin.instanceId());
        form.put("note", "Call before noon");
        return form;
    }

    public ProcessInstance register(Map<String, Object> form) {
        return start("provider-admin", CustomerOnboardingModel.KEY, form);
    }

    private ProcessInstance start(String userId, String process, Map<String, Object> form) {
        return as(userId, () -> engine.getFormService()
                .submitStartForm(
                        engine.getRepositoryService()
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(process)
                                .latestVersion()
                                .singleResult()
                                .getId(),
                        form));
    }

    /** Registers the company and lets the system do its part: the customer's turn has come. */
    public ProcessInstance registered(Person customerAdmin) {
        ProcessInstance instance = register(registrationOf(customerAdmin));
        runJobs();
        return instance;
    }

    /** Goes on to where the provider's decision is waited for. */
    public ProcessInstance approvalRequested(Person customerAdmin) {
        ProcessInstance instance = registered(customerAdmin);
        submit(customerAdmin.id(), providerRecord());
        runJobs();
        return instance;
    }

    /** Goes on to where the customer's activation is waited for. */
    public ProcessInstance approved(Person customerAdmin) {
        return approved(customerAdmin, "provider-admin");
    }

    private ProcessInstance approved(Person customerAdmin, String approver) {
        ProcessInstance instance = approvalRequested(customerAdmin);
        submit(approver, taskOf(instance), approval());
        runJobs();
        return instance;
    }

    /** Goes on to where the integration is established. */
    public ProcessInstance established(Person customerAdmin) {
        return established(customerAdmin, "provider-admin");
    }

    /** @param approver who may not be the one who registers, where the operator has said so */
    public ProcessInstance established(Person customerAdmin, String approver) {
        ProcessInstance instance = approved(customerAdmin, approver);
        submit(customerAdmin.id(), taskOf(instance), Map.of("confirmed", true));
        runJobs();
        return instance;
    }

    /** The task of the provider about a request that a person has confirmed. */
    public Task requested(Person person) {
        OneTimeToken token = OneTimeToken.random();
        requests.add(
                CustomerRequest.of(
                        new CustomerRequest.Details(
                                person.company(),
                                new Contact("Carla Customer", new EmailAddress(person.id())),
                                new ServiceNowInstance(
                                        InstanceHost.ofName(person.instanceName()),
                                        new InstanceId(person.instanceId())),
                                Environment.PRODUCTION,
                                "Call before noon",
                                "en"),
                        token,
                        Instant.now(),
                        Duration.ofHours(1)),
                "a network",
                1);
        requests.confirm(token, Instant.now());
        CustomerRequest confirmed = requests.of(token).orElseThrow();
        review.start(confirmed);
        runJobs();
        return taskOf(confirmed.number());
    }

    /** The newest process instance of this model that was started for the onboarding, even if it has ended. */
    public HistoricProcessInstance newestOf(String key, String number) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(key)
                .processInstanceBusinessKey(number)
                .list()
                .stream()
                // ids are random, and the engine's clock may stand still
                .max(Comparator.comparing((HistoricProcessInstance each) -> each.getEndTime() == null)
                        .thenComparing(HistoricProcessInstance::getStartTime))
                .orElseThrow();
    }

    /** The one task of an onboarding that is open. */
    public Task taskOf(String number) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .singleResult();
    }

    public Map<String, Object> providerRecord() {
        return Map.of(
                "providerInstanceName",
                PROVIDER_INSTANCE_NAME,
                "providerInstanceId",
                PROVIDER_INSTANCE_ID,
                "appInstalled",
                true);
    }

    public Map<String, Object> approval() {
        return Map.of("decision", "approve", "confirmed", true);
    }

    /** What the form of the provider record takes: the demo's own values. */
    public Map<String, Object> providerRecordOfProvider() {
        return new HashMap<>(Map.of(
                "providerName",
                "Example-Provider",
                "providerInstanceName",
                PROVIDER_INSTANCE_NAME,
                "providerInstanceId",
                PROVIDER_INSTANCE_ID,
                "supportContact",
                "support@provider.example",
                "adminGroup",
                "provider-admin"));
    }

    /** What the form of the replication set takes. */
    public Map<String, Object> replicationSet() {
        return new HashMap<>(Map.of(
                "replicationSetName",
                "Incidents-And-Cases",
                "direction",
                "both-ways",
                "entries",
                "incident | active=true | number, short_description, state | number | yes"));
    }

    public ProcessInstance beginSetup(String userId, Map<String, Object> record) {
        return start(userId, ProviderSetupModel.KEY, record);
    }

    /** Sets the provider up from the first form to where it is in force. */
    public ProcessInstance setUpProvider(Map<String, Object> record, Map<String, Object> set) {
        ProcessInstance instance = beginSetup("provider-admin", record);
        submit("provider-admin", taskOf(instance), set);
        submit("provider-admin", taskOf(instance), Map.of("nextStep", "activate", "confirmed", true));
        runJobs();
        return instance;
    }

    /** Drops the set-up that is open, if there is one; what is in force stays so. */
    public void dropSetup() {
        for (Task open = setupTask(); open != null; open = setupTask()) {
            Map<String, Object> form =
                    switch (open.getTaskDefinitionKey()) {
                        case ProviderSetupModel.DESCRIBE_REPLICATION_SET -> replicationSet();
                        case ProviderSetupModel.CHANGE_PROVIDER_RECORD -> providerRecordOfProvider();
                        default -> Map.of("nextStep", "drop");
                    };
            submit("provider-admin", open, form);
        }
    }

    private Task setupTask() {
        return engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKey(ProviderSetupModel.KEY)
                .singleResult();
    }

    /** The one task that this person can see. */
    public Task taskFor(String userId) {
        return as(userId, () -> engine.getTaskService().createTaskQuery().singleResult());
    }

    public Task taskOf(ProcessInstance instance) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    public void submit(String userId, Map<String, Object> form) {
        submit(userId, taskFor(userId), form);
    }

    public void submit(String userId, Task task, Map<String, Object> form) {
        as(userId, () -> {
            engine.getFormService().submitTaskForm(task.getId(), form);
            return null;
        });
    }

    /** Runs every job that is due until none is left; a job that fails stays, and is not tried again here. */
    public void runJobs() {
        watchDeadlines.due().forEach(watchDeadlines::begin);
        Set<String> failed = new java.util.HashSet<>();
        List<Job> due = due(failed);
        while (!due.isEmpty()) {
            for (Job job : due) {
                try {
                    run(job);
                } catch (RuntimeException expected) {
                    failed.add(job.getId());
                }
            }
            due = due(failed);
        }
    }

    /** Runs one job as the job executor does. */
    public void run(Job job) {
        ExecuteJobHelper.executeJob(
                job.getId(),
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                        .getCommandExecutorTxRequired());
    }

    /**
     * Ends what tests have left open. For who moves the clock by days: all of it would be reminded, escalated and
     * expired as well.
     */
    public void endWhatIsLeft() {
        engine.getRuntimeService().createProcessInstanceQuery().list().forEach(instance -> engine.getRuntimeService()
                // the watch over a deadline goes with what it watches
                .deleteProcessInstanceIfExists(instance.getId(), "the test is over", false, true, false, false));
    }

    public OnboardingView seenByProvider(ProcessInstance instance) {
        return seen(instance, new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group())));
    }

    public OnboardingView seenBy(String userId, ProcessInstance instance) {
        return seen(instance, new CurrentUser(userId, Set.copyOf(groupsOf(userId))));
    }

    private OnboardingView seen(ProcessInstance instance, CurrentUser currentUser) {
        return onboardings.find(numberOf(instance), currentUser).orElseThrow();
    }

    public String numberOf(ProcessInstance instance) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey();
    }

    public <T> T as(String userId, Callable<T> act) {
        engine.getIdentityService().setAuthentication(userId, groupsOf(userId));
        try {
            return act.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private List<String> groupsOf(String userId) {
        return engine.getIdentityService().createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<Job> due(Set<String> without) {
        return engine.getManagementService().createJobQuery().executable().withRetriesLeft().list().stream()
                .filter(job -> !without.contains(job.getId()))
                .toList();
    }

    /** An admin of a customer, and what is registered of that customer. */
    public record Person(String id, String company, String instanceName, String instanceId) {}
}
