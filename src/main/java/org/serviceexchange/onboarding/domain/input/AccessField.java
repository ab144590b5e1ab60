package org.serviceexchange.onboarding.domain.input;

/** What a customer enters to let the application read its instance. */
public enum AccessField implements Field {
    ACCESS_METHOD("method"),
    CLIENT_ID("clientId"),
    CLIENT_SECRET("clientSecret"),
    API_KEY("apiKey");

    private final String key;

    AccessField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
