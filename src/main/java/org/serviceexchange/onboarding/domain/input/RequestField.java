package org.serviceexchange.onboarding.domain.input;

/** What people fill in to ask for something about an integration: on the record page or over REST. */
public enum RequestField implements Field {
    REASON("reason", "Reason"),
    CONFIRM_CUSTOMER_NAME("confirmCustomerName", "Customer's name, typed to confirm");

    private final String key;
    private final String label;

    RequestField(String key, String label) {
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
