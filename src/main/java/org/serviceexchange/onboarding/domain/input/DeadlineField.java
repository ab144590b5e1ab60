package org.serviceexchange.onboarding.domain.input;

/** The fields of an extension of a deadline, on the record page or over REST. */
public enum DeadlineField implements Field {
    DUE("due", "New due date"),
    REASON("reason", "Reason");

    private final String key;
    private final String label;

    DeadlineField(String key, String label) {
        this.key = key;
        this.label = label;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String label() {
        return label;
    }
}
