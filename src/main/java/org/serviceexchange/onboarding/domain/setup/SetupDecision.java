package org.serviceexchange.onboarding.domain.setup;

/** What becomes of a set-up that an admin has looked through. */
public enum SetupDecision {
    ACTIVATE,
    CHANGE_SET,
    CHANGE_RECORD,
    DROP
}
