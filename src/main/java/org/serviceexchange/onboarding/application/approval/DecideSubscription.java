package org.serviceexchange.onboarding.application.approval;

import java.time.Clock;
import java.time.Instant;
import org.serviceexchange.onboarding.application.approval.DecisionCommand.Approve;
import org.serviceexchange.onboarding.application.approval.DecisionCommand.Deny;
import org.serviceexchange.onboarding.application.approval.DecisionCommand.SendBack;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.instance.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The provider's admin approves the replication subscription, sends it back, or denies it. */
@Service
public class DecideSubscription {

    private final Onboardings onboardings;
    private final ReplicationSubscriptions subscriptions;
    private final ProviderInstance provider;
    private final ApprovalPolicy terms;
    private final Clock clock;

    DecideSubscription(
            Onboardings onboardings,
            ReplicationSubscriptions subscriptions,
            ProviderInstance provider,
            ApprovalPolicy terms,
            Clock clock) {
        this.onboardings = onboardings;
        this.subscriptions = subscriptions;
        this.provider = provider;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Returns the decision as the provider's instance has it. The process continues by that, not by the form.
     *
     * @throws InvalidInput when the user who registered the customer approves and the policy asks for a second person
     */
    @Transactional
    public Decision decide(DecisionCommand command) {
        Onboarding onboarding = onboardings.get(command.number());
        ReplicationSubscription pending = subscriptions.get(command.number());
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

    private void requireAllowed(Approve approve, Onboarding onboarding) {
        if (terms.bySomeoneElse()
                && onboarding.registration().details().registeredBy().equals(approve.by())) {
            Input input = new Input();
            input.error(FormField.DECISION, "approval.sameUser");
            input.throwIfInvalid();
        }
    }
}
