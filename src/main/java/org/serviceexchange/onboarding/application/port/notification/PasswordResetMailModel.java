package org.serviceexchange.onboarding.application.port.notification;

import org.serviceexchange.onboarding.domain.setup.ProviderRecord;

/**
 * What a mail to somebody who forgot the password tells of.
 *
 * @param provider null until the provider is set up
 */
public record PasswordResetMailModel(ProviderRecord provider, String userId, OneTimeLink link) {}
