package org.serviceexchange.onboarding.domain.input;

/** The fields of an extension of a deadline, on the onboarding page or over REST. */
public enum DeadlineField implements Field {
    DUE("due"),
    REASON("reason");

    private final String key;

    DeadlineField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
