package org.serviceexchange.onboarding.servicenow;

/** What can go wrong when an instance is called. Cause and solution of each are in {@code messages.properties}. */
public enum InstanceFault {
    UNKNOWN_HOST(true, false),
    UNREACHABLE(true, false),
    /** Its certificate is not trusted, or is one of another host. */
    CERTIFICATE(true, false),
    TIMED_OUT(true, true),
    CUT_OFF(true, true),
    /** The guard for outgoing calls does not let it through. */
    BLOCKED(false, false),
    /** Single sign-on sends programs to its page for people. */
    REDIRECTED(false, false),
    LOGIN_PAGE(false, false),
    /** A developer instance that sleeps until a person wakes it. */
    HIBERNATING(true, false),
    NOT_JSON(true, true),
    /** The instance broke off and answers with an error under a status of success. */
    PARTIAL(true, true),
    SIGN_IN_REFUSED(false, false),
    /** No token for the OAuth client. */
    TOKEN_REFUSED(false, false),
    FORBIDDEN(false, false),
    /** There is none, or the integration user may not see it: the instance does not tell which. */
    NOT_FOUND(false, false),
    RATE_LIMITED(false, false),
    /** The instance refuses the request as such. */
    REFUSED(false, false),
    SERVER_ERROR(true, true),
    /** As many calls to this instance are under way as may be at once. */
    BUSY(false, false),
    /** Too many calls failed one after another; the next one is made after a pause. */
    OUTAGE(false, false),
    /** A record that was not asked for: the instance ignored a part of the query. */
    WRONG_RECORD(false, false),
    /** Fewer records than there are. */
    INCOMPLETE_LIST(false, false),
    /** A value that would be read as a part of the query. */
    NOT_SEARCHABLE(false, false);

    private final boolean outage;
    private final boolean mayHaveHappened;

    InstanceFault(boolean outage, boolean mayHaveHappened) {
        this.outage = outage;
        this.mayHaveHappened = mayHaveHappened;
    }

    /** Whether it says that the instance as a whole does not work. */
    public boolean isOutage() {
        return outage;
    }

    /** Whether the instance may have done what it was asked to: look before it is asked again. */
    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }
}
