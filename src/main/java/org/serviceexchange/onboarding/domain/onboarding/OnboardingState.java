package org.serviceexchange.onboarding.domain.onboarding;

import java.util.EnumSet;
import java.util.Set;

/** Where an onboarding stands, and where it may go from there. */
public enum OnboardingState {
    REGISTERED(Party.SYSTEM, true),
    /** What was registered can't be used, or doesn't match: the provider corrects it or drops it. */
    NEEDS_CORRECTION(Party.PROVIDER, true),
    AWAITING_PROVIDER_RECORD(Party.CUSTOMER, true),
    AWAITING_APPROVAL(Party.PROVIDER, true),
    AWAITING_ACTIVATION(Party.CUSTOMER, true),
    /** The customer's instance has been asked to activate the replication set, and its answer is observed. */
    ACTIVATING(Party.SYSTEM, true),
    ESTABLISHED(Party.NOBODY, true),
    /** The established integration rests until both parties want it on again. */
    PAUSED(Party.NOBODY, true),
    DENIED(Party.NOBODY, false),
    /** One of the parties withdrew it before it was established. */
    WITHDRAWN(Party.NOBODY, false),
    /** A deadline passed for good. */
    EXPIRED(Party.NOBODY, false),
    /** The established integration was ended. */
    OFFBOARDED(Party.NOBODY, false);

    private static final Set<OnboardingState> ENDED_EARLY = EnumSet.of(WITHDRAWN, EXPIRED);

    private final Party responsibleParty;
    private final boolean active;

    OnboardingState(Party responsibleParty, boolean active) {
        this.responsibleParty = responsibleParty;
        this.active = active;
    }

    /** The party that an onboarding waits for from the moment it enters this state. */
    public Party responsibleParty() {
        return responsibleParty;
    }

    /** Whether neither the customer nor its instance can be registered again while an onboarding is in this state. */
    public boolean isActive() {
        return active;
    }

    /** Whether the integration is not established yet, and can still be. */
    public boolean isOpen() {
        return active && this != ESTABLISHED && this != PAUSED;
    }

    public boolean canTransitionTo(OnboardingState next) {
        return allowedTransitions().contains(next) || isOpen() && ENDED_EARLY.contains(next);
    }

    private Set<OnboardingState> allowedTransitions() {
        return switch (this) {
            case REGISTERED -> Set.of(AWAITING_PROVIDER_RECORD, NEEDS_CORRECTION);
            case NEEDS_CORRECTION -> Set.of(AWAITING_PROVIDER_RECORD);
            case AWAITING_PROVIDER_RECORD -> Set.of(AWAITING_APPROVAL, NEEDS_CORRECTION);
            // sent back, the customer corrects what it entered
            case AWAITING_APPROVAL -> Set.of(AWAITING_ACTIVATION, AWAITING_PROVIDER_RECORD, DENIED);
            case AWAITING_ACTIVATION -> Set.of(ACTIVATING, ESTABLISHED);
            case ACTIVATING -> Set.of(ESTABLISHED, AWAITING_ACTIVATION);
            case ESTABLISHED -> Set.of(PAUSED, OFFBOARDED);
            case PAUSED -> Set.of(ESTABLISHED, OFFBOARDED);
            case DENIED, WITHDRAWN, EXPIRED, OFFBOARDED -> Set.of();
        };
    }
}
