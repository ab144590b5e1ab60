package org.serviceexchange.onboarding.domain.onboarding;

/** How a request about an integration was settled. */
public enum RequestDecision {
    AGREED,
    REFUSED,
    /** By the party that had asked, before anything was done. */
    TAKEN_BACK,
    /** Nobody had to agree, and the notice period is over. */
    NOTICE_OVER,
    /** The other party had to agree, and nobody answered until the deadline had passed for good. */
    LAPSED
}
