package org.serviceexchange.onboarding.domain.instanceaccess;

/**
 * What the application signs in with to a customer's instance.
 *
 * @param clientId null for an API key
 * @param secret   the client secret, or the API key
 */
public record InstanceCredentials(AccessMethod method, String clientId, String secret) {

    /** Characters. */
    public static final int MAX_LENGTH = 512;

    /** Without the secrets. */
    @Override
    public String toString() {
        return method.name();
    }
}
