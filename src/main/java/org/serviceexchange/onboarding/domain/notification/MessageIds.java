package org.serviceexchange.onboarding.domain.notification;

import java.util.Locale;
import org.serviceexchange.onboarding.domain.customer.InstanceName;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * Makes the Message-IDs of all mails, without angle brackets. Mail programs show copies with the same Message-ID as one mail,
 * so these texts must not change.
 */
public final class MessageIds {

    private MessageIds() {}

    /** @param provider the instance of the provider */
    public static String of(NotificationKey key, InstanceName provider) {
        String deduplicationKey = key.deduplicationKey().isEmpty() ? "" : "." + key.deduplicationKey();
        return at(
                provider.value(),
                "%s.%s%s"
                        .formatted(key.onboarding(), key.name(), deduplicationKey)
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'));
    }

    /**
     * @param link     the id of the link in the invitation
     * @param provider the instance of the provider
     */
    public static String ofInvitation(OnboardingNumber onboarding, long link, InstanceName provider) {
        return at(
                provider.value(),
                "%s.invitation-%d".formatted(onboarding.value().toLowerCase(Locale.ROOT), link));
    }

    /**
     * @param link     the id of the link that sets a new password
     * @param provider the instance of the provider; null until the provider is set up
     */
    public static String ofPasswordReset(long link, InstanceName provider) {
        return at(provider == null ? "provider" : provider.value(), "password-reset-%d".formatted(link));
    }

    private static String at(String provider, String local) {
        return "%s@%s.service-exchange-onboarding".formatted(local, provider);
    }
}
