package org.serviceexchange.onboarding.domain.input;

/** What people enter on the record page or over REST about an onboarding as a whole. */
public enum RecordField implements Field {
    WITHDRAWAL_REASON("reason", "Why do you withdraw? Everybody will read this");

    private final String key;
    private final String label;

    RecordField(String key, String label) {
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
