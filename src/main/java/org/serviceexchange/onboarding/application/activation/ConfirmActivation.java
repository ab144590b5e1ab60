package org.serviceexchange.onboarding.application.activation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.observation.Observations;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.observation.Observation;
import org.serviceexchange.onboarding.domain.observation.Observation.Subject;
import org.serviceexchange.onboarding.domain.observation.ObservedReplicationSet;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer's admin activated the replication set in the customer's instance. */
@Service
public class ConfirmActivation {

    private final Onboardings onboardings;
    private final ReplicationSubscriptions subscriptions;
    private final CustomerInstance customerInstance;
    private final ProviderInstance provider;
    private final Observations observations;
    private final Clock clock;

    ConfirmActivation(
            Onboardings onboardings,
            ReplicationSubscriptions subscriptions,
            CustomerInstance customerInstance,
            ProviderInstance provider,
            Observations observations,
            Clock clock) {
        this.onboardings = onboardings;
        this.subscriptions = subscriptions;
        this.customerInstance = customerInstance;
        this.provider = provider;
        this.observations = observations;
        this.clock = clock;
    }

    /** @throws InvalidInputException when the customer's instance can be asked, and says otherwise */
    @Transactional
    public void confirm(ActivationCommand command) {
        compareWithInstance(command);
        subscriptions.save(customerInstance.requestActivation(subscriptions.get(command.number())));
        onboardings.save(onboardings.get(command.number()).activationConfirmed(command.by(), clock.instant()));
    }

    /**
     * What was seen in the customer's instance: who activated the set there, and when.
     *
     * @throws IllegalStateException when no replication set was seen
     */
    @Transactional
    public void observed(OnboardingNumber number) {
        Observation seen = observations.get(number, Subject.REPLICATION_SET);
        Instant now = clock.instant();
        subscriptions.save(customerInstance.requestActivation(subscriptions.get(number)));
        onboardings.save(onboardings
                .get(number)
                .activationConfirmed(seen.person(), now)
                .noted(TimelineEntry.SYSTEM, seen.summary(), now));
    }

    /** Where the instance can't be asked, the customer's word counts; the next step looks again. */
    private void compareWithInstance(ActivationCommand command) {
        if (!provider.isObserved()) {
            return;
        }
        Optional<ObservedReplicationSet> there;
        try {
            there = customerInstance.find(command.number());
        } catch (ExplainedException unknown) {
            there = Optional.empty();
        }
        Instant now = clock.instant();
        Observation seen = there.map(set -> Observation.of(command.number(), set, now))
                .orElseGet(() -> Observation.heard(command.number(), command.by(), now));
        if (there.filter(set -> !set.isActivated()).isPresent()) {
            throw new InvalidInputException(List.of(FormField.ACTIVATION_CONFIRMED.problem(
                    "observation.notActivated", seen.sentence(), there.get().link())));
        }
        observations.save(seen);
    }
}
