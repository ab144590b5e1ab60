package org.serviceexchange.onboarding.domain.integration;

/** What a party may want of an integration once it is established. */
public enum RequestKind {
    /** Takes effect at once, whatever the other party thinks of it. */
    PAUSE,
    /** Needs the other party's yes. */
    RESUME,
    /** Needs the other party's yes, or a notice period, as the operator has set it. */
    END
}
