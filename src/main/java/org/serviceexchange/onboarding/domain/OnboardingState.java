package org.serviceexchange.onboarding.domain;

import java.util.Set;

/** Where an onboarding stands, and where it may go from there. */
public enum OnboardingState {
    REGISTERED(Party.SYSTEM, true),
    AWAITING_PROVIDER_RECORD(Party.CUSTOMER, true),
    AWAITING_APPROVAL(Party.PROVIDER, true),
    AWAITING_ACTIVATION(Party.CUSTOMER, true),
    ESTABLISHED(Party.NOBODY, true),
    DENIED(Party.NOBODY, false);

    private final Party waitsOn;
    private final boolean holdsItsInstance;

    OnboardingState(Party waitsOn, boolean holdsItsInstance) {
        this.waitsOn = waitsOn;
        this.holdsItsInstance = holdsItsInstance;
    }

    /** The party that an onboarding waits for from the moment it enters this state. */
    public Party waitsOn() {
        return waitsOn;
    }

    /** Whether neither the customer nor its instance can be registered again while an onboarding is in this state. */
    public boolean holdsItsInstance() {
        return holdsItsInstance;
    }

    public boolean mayBecome(OnboardingState next) {
        return nexts().contains(next);
    }

    private Set<OnboardingState> nexts() {
        return switch (this) {
            case REGISTERED -> Set.of(AWAITING_PROVIDER_RECORD);
            case AWAITING_PROVIDER_RECORD -> Set.of(AWAITING_APPROVAL);
            case AWAITING_APPROVAL -> Set.of(AWAITING_ACTIVATION, DENIED);
            case AWAITING_ACTIVATION -> Set.of(ESTABLISHED);
            case ESTABLISHED, DENIED -> Set.of();
        };
    }
}
