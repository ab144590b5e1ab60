package org.serviceexchange.onboarding.application.providerrecord;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.observation.Observations;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.observation.Observation;
import org.serviceexchange.onboarding.domain.observation.Observation.Subject;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.domain.providerrecord.ProviderRecordCheckResult;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The customer's admin created the provider record in the customer's instance. What doesn't match is refused, so that a
 * typing error is mended at once; after {@value #TRIES} times the provider helps.
 */
@Service
public class RecordProviderRecord {

    static final int TRIES = 3;

    private final Onboardings onboardings;
    private final ProviderSetups setups;
    private final Issues issues;
    private final ProviderInstance provider;
    private final Observations observations;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    RecordProviderRecord(
            Onboardings onboardings,
            ProviderSetups setups,
            Issues issues,
            ProviderInstance provider,
            Observations observations,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.onboardings = onboardings;
        this.setups = setups;
        this.issues = issues;
        this.provider = provider;
        this.observations = observations;
        this.clock = clock;
        // a refusal takes everything back, but not that it was a try
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @throws InvalidInputException when what was entered isn't the provider's, and there are tries left */
    @Transactional
    public ProviderRecordCheckResult record(ProviderRecordCommand command) {
        ServiceNowInstance right = setups.activeRecord()
                .map(ProviderRecord::instance)
                .orElseThrow(() -> new InvalidInputException(
                        List.of(FormField.PROVIDER_INSTANCE_NAME.problem("providerRecord.notSetUp"))));
        Onboarding onboarding = onboardings.get(command.number());
        Instant now = clock.instant();
        if (command.provider().equals(right)) {
            requireSubscription(command.number());
            return matched(onboarding.providerRecordCreated(command.by(), now));
        }
        int tries = ownTransaction.execute(status -> issues.countTry(command.number()));
        if (tries < TRIES) {
            refuse(command, right);
        }
        issues.save(new Issue(
                command.number(),
                Issue.Kind.PROVIDER_RECORD,
                now,
                Sentence.of(
                                "issueText.mismatch",
                                command.provider().host(),
                                command.provider().id(),
                                right.host(),
                                right.id())
                        .toString(),
                ""));
        onboardings.save(onboarding.providerRecordMismatched(command.by(), now));
        return ProviderRecordCheckResult.MISMATCHED;
    }

    /**
     * The subscription that the customer's instance requested was seen at the provider, so the record is there and right.
     *
     * @throws IllegalStateException when none was seen
     */
    @Transactional
    public ProviderRecordCheckResult observed(OnboardingNumber number) {
        Observation seen = observations.get(number, Subject.SUBSCRIPTION);
        Instant now = clock.instant();
        return matched(onboardings
                .get(number)
                .providerRecordCreated(seen.person(), now)
                .noted(TimelineEntry.SYSTEM, seen.summary(), now));
    }

    private ProviderRecordCheckResult matched(Onboarding onboarding) {
        issues.forgetTries(onboarding.number());
        issues.remove(onboarding.number(), Issue.Kind.PROVIDER_RECORD);
        onboardings.save(onboarding);
        return ProviderRecordCheckResult.MATCHED;
    }

    /** Without it the provider has nothing to approve, and the customer would wait in vain. */
    private void requireSubscription(OnboardingNumber number) {
        if (!provider.isObserved()) {
            return;
        }
        try {
            if (provider.find(number)
                    .filter(one -> one.state() != SubscriptionState.DENIED)
                    .isEmpty()) {
                throw new InvalidInputException(List.of(FormField.APP_INSTALLED.problem("observation.notRequested")));
            }
        } catch (ExplainedException unknown) {
            throw new InvalidInputException(
                    List.of(FormField.APP_INSTALLED.problem("observation.customer.notChecked")));
        }
    }

    private static void refuse(ProviderRecordCommand command, ServiceNowInstance right) {
        Input input = new Input();
        if (!command.provider().host().equals(right.host())) {
            input.error(
                    FormField.PROVIDER_INSTANCE_NAME,
                    "providerRecord.otherInstance",
                    command.provider().host());
        }
        if (!command.provider().id().equals(right.id())) {
            input.error(FormField.PROVIDER_INSTANCE_ID, "providerRecord.otherInstanceId");
        }
        input.throwIfInvalid();
    }
}
