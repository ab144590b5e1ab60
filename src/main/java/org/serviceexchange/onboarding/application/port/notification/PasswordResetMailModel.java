package org.serviceexchange.onboarding.application.port.notification;

import org.serviceexchange.onboarding.domain.setup.ProviderRecord;

/**
 * The values of a password-reset mail.
 *
 * @param provider null until the provider is set up
 */
public record PasswordResetMailModel(ProviderRecord provider, String userId, OneTimeLink link) {}
