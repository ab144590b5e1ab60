package org.serviceexchange.onboarding.domain.observation;

import java.time.Duration;
import java.time.Instant;
import org.serviceexchange.onboarding.domain.approval.DecisionRound;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * A replication subscription as the provider's instance has it.
 *
 * @param state     pending, approved or denied: an instance knows no other
 * @param by        who changed it last, as the instance names them
 * @param at        when they did, as the instance says
 * @param reason    why it was denied; empty where the instance has none
 * @param link      the record, for people who can sign in there
 */
public record ObservedSubscription(
        OnboardingNumber onboarding, SubscriptionState state, String by, Instant at, String reason, String link) {

    // clocks of two machines, and the seconds of an instance, which has no parts of them
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    /**
     * Whether it is what this onboarding waits for. What an earlier onboarding of the customer left behind is not, nor what
     * was decided before it was sent back.
     *
     * @param lastRound the last time that it was decided; null while it never was
     */
    public boolean completes(Onboarding onboarding, DecisionRound lastRound) {
        boolean isNew = at.isAfter(
                lastRound == null
                        ? onboarding.registration().details().registeredAt().minus(CLOCKS)
                        : lastRound.at());
        return switch (onboarding.state()) {
            case AWAITING_PROVIDER_RECORD ->
                state == SubscriptionState.PENDING_APPROVAL && lastRound == null
                        || state != SubscriptionState.DENIED && isNew;
            case AWAITING_APPROVAL -> state != SubscriptionState.PENDING_APPROVAL && isNew;
            default -> false;
        };
    }
}
