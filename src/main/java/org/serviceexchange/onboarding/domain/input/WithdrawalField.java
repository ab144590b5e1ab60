package org.serviceexchange.onboarding.domain.input;

/** What people enter on the onboarding page or over REST about an onboarding as a whole. */
public enum WithdrawalField implements Field {
    WITHDRAWAL_REASON("reason");

    private final String key;

    WithdrawalField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
