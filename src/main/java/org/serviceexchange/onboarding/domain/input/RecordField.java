package org.serviceexchange.onboarding.domain.input;

/** What people enter on the onboarding page or over REST about an onboarding as a whole. */
public enum RecordField implements Field {
    WITHDRAWAL_REASON("reason");

    private final String key;

    RecordField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
