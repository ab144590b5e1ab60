package org.serviceexchange.onboarding.domain.onboarding;

/** What a party may want of an integration once it is established. */
public enum RequestKind {
    /** Takes effect at once, whatever the other party thinks of it. */
    PAUSE("pause"),
    /** Needs the other party's yes. */
    RESUME("resume"),
    /** Needs the other party's yes, or a notice period, as the operator has set it. */
    END("end");

    private final String verb;

    RequestKind(String verb) {
        this.verb = verb;
    }

    /** Goes on with "the integration". */
    public String verb() {
        return verb;
    }
}
