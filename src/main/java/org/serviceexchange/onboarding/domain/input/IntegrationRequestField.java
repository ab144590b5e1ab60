package org.serviceexchange.onboarding.domain.input;

/** What people fill in to ask for something about an integration: on the onboarding page or over REST. */
public enum IntegrationRequestField implements Field {
    REASON("reason"),
    CONFIRM_CUSTOMER_NAME("confirmCustomerName");

    private final String key;

    IntegrationRequestField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
