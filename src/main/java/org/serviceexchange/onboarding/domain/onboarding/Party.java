package org.serviceexchange.onboarding.domain.onboarding;

/** Who an onboarding waits for. */
public enum Party {
    PROVIDER,
    CUSTOMER,
    /** Service Exchange Onboarding itself: a step of its own is due or being tried again. */
    SYSTEM,
    /** The onboarding has ended. */
    NOBODY
}
