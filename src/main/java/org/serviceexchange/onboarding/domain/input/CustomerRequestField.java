package org.serviceexchange.onboarding.domain.input;

/** What somebody at a customer fills in to ask for a connection: the registration, with labels for its own reader. */
public enum CustomerRequestField implements Field {
    COMPANY("customerName"),
    YOUR_NAME("contactName"),
    YOUR_EMAIL("contactEmail"),
    YOUR_INSTANCE("instanceName"),
    YOUR_INSTANCE_ID("instanceId"),
    YOUR_ENVIRONMENT("environment"),
    MESSAGE("message");

    private final String key;

    CustomerRequestField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
