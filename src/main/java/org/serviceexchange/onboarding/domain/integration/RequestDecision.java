package org.serviceexchange.onboarding.domain.integration;

/** How a request about an integration was settled. */
public enum RequestDecision {
    AGREED,
    REFUSED,
    /** By the party that had asked, before anything was done. */
    TAKEN_BACK,
    /** No agreement was needed, and the notice period is over. */
    NOTICE_OVER,
    /** The other party had to agree and did not answer before the deadline expired. */
    LAPSED
}
