package org.serviceexchange.onboarding.application.approval;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.approval.SubscriptionDecisionCommand.Approve;
import org.serviceexchange.onboarding.application.approval.SubscriptionDecisionCommand.Deny;
import org.serviceexchange.onboarding.application.approval.SubscriptionDecisionCommand.SendBack;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.observation.Observations;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.observation.Observation;
import org.serviceexchange.onboarding.domain.observation.Observation.Subject;
import org.serviceexchange.onboarding.domain.observation.ObservedSubscription;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The provider's admin approves the replication subscription, sends it back, or denies it. */
@Service
public class DecideSubscription {

    private final Onboardings onboardings;
    private final ReplicationSubscriptions subscriptions;
    private final ProviderInstance provider;
    private final Observations observations;
    private final ApprovalPolicy policy;
    private final Clock clock;

    DecideSubscription(
            Onboardings onboardings,
            ReplicationSubscriptions subscriptions,
            ProviderInstance provider,
            Observations observations,
            ApprovalPolicy policy,
            Clock clock) {
        this.onboardings = onboardings;
        this.subscriptions = subscriptions;
        this.provider = provider;
        this.observations = observations;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Returns the decision as the provider's instance has it. The process continues by that, not by the form.
     *
     * @throws InvalidInputException when the user who registered the customer approves and the policy asks for a second person
     */
    @Transactional
    public Decision decide(SubscriptionDecisionCommand command) {
        Onboarding onboarding = onboardings.get(command.number());
        ReplicationSubscription pending = subscriptions.get(command.number());
        requireSameInInstance(command);
        Instant now = clock.instant();
        ReplicationSubscription decided;
        if (command instanceof Approve approve) {
            requireAllowed(approve, onboarding);
            decided = provider.approve(pending, approve.by(), now);
            onboarding = onboarding.subscriptionApproved(approve.by(), now);
        } else if (command instanceof Deny deny) {
            decided = provider.deny(pending, deny.by(), deny.category(), deny.reason(), now);
            onboarding = onboarding.subscriptionDenied(deny.by(), deny.reason(), now);
        } else {
            SendBack back = (SendBack) command;
            decided = provider.sendBack(pending, back.by(), back.category(), back.reason(), now);
            onboarding = onboarding.subscriptionSentBack(back.by(), back.reason(), now);
        }
        subscriptions.save(decided);
        onboardings.save(onboarding);
        return decided.lastRound().decision();
    }

    /**
     * What was seen in the provider's instance: who decided there, and when. Nobody is asked again whether they may.
     *
     * @throws IllegalStateException when no decision was seen
     */
    @Transactional
    public Decision observed(OnboardingNumber number) {
        Observation seen = observations.get(number, Subject.SUBSCRIPTION);
        Onboarding onboarding = onboardings.get(number);
        ReplicationSubscription pending = subscriptions.get(number);
        Instant now = clock.instant();
        ReplicationSubscription decided;
        if (seen.state().equals(SubscriptionState.APPROVED.name())) {
            decided = provider.approve(pending, seen.person(), seen.at());
            onboarding = onboarding.subscriptionApproved(seen.person(), now);
        } else if (seen.state().equals(SubscriptionState.DENIED.name())) {
            String reason = seen.reason().isEmpty()
                    ? Sentence.of("observation.noReason").toString()
                    : seen.reason();
            decided = provider.deny(pending, seen.person(), DenialReason.OTHER, reason, seen.at());
            onboarding = onboarding.subscriptionDenied(seen.person(), reason, now);
        } else {
            throw new IllegalStateException("%s is %s in the instance".formatted(number, seen.state()));
        }
        subscriptions.save(decided);
        onboardings.save(onboarding.noted(TimelineEntry.SYSTEM, seen.summary(), now));
        return decided.lastRound().decision();
    }

    /** Whoever says here what was decided can be wrong about the instance, where it counts. */
    private void requireSameInInstance(SubscriptionDecisionCommand command) {
        if (!provider.isObserved()) {
            return;
        }
        Optional<ObservedSubscription> there;
        try {
            there = provider.find(command.number());
        } catch (ExplainedException unknown) {
            throw new InvalidInputException(
                    List.of(FormField.DECISION.problem("observation.notChecked", unknown.cause())));
        }
        if (there.isEmpty()) {
            throw new InvalidInputException(List.of(FormField.DECISION.problem("observation.noSubscription")));
        }
        SubscriptionState state = there.get().state();
        boolean same = command instanceof Approve
                ? state == SubscriptionState.APPROVED
                // what is sent back stays pending there, or is denied until the customer asks again
                : command instanceof Deny ? state == SubscriptionState.DENIED : state != SubscriptionState.APPROVED;
        if (!same) {
            throw new InvalidInputException(List.of(FormField.DECISION.problem(
                    "observation.otherDecision",
                    Observation.of(there.get(), clock.instant()).sentence(),
                    there.get().link())));
        }
    }

    private void requireAllowed(Approve approve, Onboarding onboarding) {
        if (policy.bySomeoneElse()
                && onboarding.registration().details().registeredBy().equals(approve.by())) {
            Input input = new Input();
            input.error(FormField.DECISION, "approval.sameUser");
            input.throwIfInvalid();
        }
    }
}
