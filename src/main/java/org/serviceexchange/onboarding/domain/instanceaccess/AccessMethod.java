package org.serviceexchange.onboarding.domain.instanceaccess;

/** How the application signs in to a customer's instance. */
public enum AccessMethod {
    /** OAuth 2.0 client credentials. */
    OAUTH,
    API_KEY
}
