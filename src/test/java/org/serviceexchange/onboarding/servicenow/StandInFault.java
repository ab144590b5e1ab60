package org.serviceexchange.onboarding.servicenow;

/** What may happen to a request at an instance, or on the way to it. */
public enum StandInFault {
    /** None: the request is let through, and a later one can be spoilt. */
    NONE,
    /** Done, half a second later. */
    SLOW,
    /** Done, and the connection is gone before the answer. */
    RESET_AFTER_SUCCESS,
    RESET,
    NO_ANSWER,
    HALF_AN_ANSWER,
    SERVER_ERROR,
    /** Done, and then an error: a rule that runs after the change failed. */
    SERVER_ERROR_AFTER_SUCCESS,
    UNAUTHORIZED,
    FORBIDDEN,
    HIDDEN,
    /** 403, with what the request signed in with in its words. */
    REPEATED_CREDENTIALS,
    TOO_MANY_REQUESTS,
    NOT_JSON,
    LOGIN_PAGE,
    REDIRECT,
    HIBERNATING,
    /** 200, with an error beside a part of the result. */
    TRANSACTION_CANCELLED,
    /** Another record than the one that was asked for. */
    OTHER_RECORD,
    /** The total says that there are more records than came. */
    SHORT_LIST;

    boolean isAfterSuccess() {
        return this == NONE
                || this == SLOW
                || this == SHORT_LIST
                || this == RESET_AFTER_SUCCESS
                || this == SERVER_ERROR_AFTER_SUCCESS
                || this == HALF_AN_ANSWER;
    }
}
