package org.serviceexchange.onboarding.application.instanceaccess;

/**
 * What a person entered.
 *
 * @param method {@code oauth}, with client ID and client secret, or {@code api-key}
 */
public record EnteredAccess(String method, String clientId, String clientSecret, String apiKey) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return String.valueOf(method);
    }
}
