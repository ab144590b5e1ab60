package org.serviceexchange.onboarding.domain.notification;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * Makes the Message-IDs of all mails, without angle brackets. Mail programs show copies with the same Message-ID as one mail.
 * Each Message-ID therefore has a random part: a new or restored database gives numbers again that mails have used
 * before. The Message-ID of a mail is stored before the first attempt, so every attempt has the same one.
 */
public final class MessageIds {

    private MessageIds() {}

    /** @param provider the instance of the provider */
    public static String of(NotificationKey key, InstanceHost provider) {
        String deduplicationKey = key.deduplicationKey().isEmpty() ? "" : "." + key.deduplicationKey();
        return random(
                provider,
                "%s.%s%s"
                        .formatted(key.onboarding(), key.name(), deduplicationKey)
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'));
    }

    /**
     * @param link     the id of the link in the invitation
     * @param provider the instance of the provider
     */
    public static String ofInvitation(OnboardingNumber onboarding, long link, InstanceHost provider) {
        return random(provider, "%s.invitation-%d".formatted(onboarding.value().toLowerCase(Locale.ROOT), link));
    }

    /**
     * @param link     the id of the link that sets a new password
     * @param provider the instance of the provider; null until the provider is set up
     */
    public static String ofPasswordReset(long link, InstanceHost provider) {
        return random(provider, "password-reset-%d".formatted(link));
    }

    /** @param customer the key of the customer whose people get the digest; empty text for the provider */
    public static String ofDigest(String customer, InstanceHost provider) {
        return random(provider, customer.isEmpty() ? "digest" : "digest-" + customer);
    }

    /** Of a mail that goes out in several languages or time zones: a Message-ID belongs to one text (RFC 5322). */
    public static String of(String messageId, Reader reader) {
        return messageId.replaceFirst(
                "@",
                ".%s.%s@"
                        .formatted(
                                reader.language().getLanguage(),
                                reader.zone().getId().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-")));
    }

    /**
     * The same for every attempt: the hash of the request's link is as random as a part of its own.
     *
     * @param kind      what the mail is about
     * @param request   the number
     * @param tokenHash of the link that confirmed the request
     * @param provider  the instance of the provider; null until the provider is set up
     */
    public static String ofCustomerRequest(String kind, String request, String tokenHash, InstanceHost provider) {
        return id(
                provider,
                "%s.%s".formatted(request, kind).toLowerCase(Locale.ROOT),
                UUID.nameUUIDFromBytes(tokenHash.getBytes(StandardCharsets.UTF_8)));
    }

    private static String random(InstanceHost provider, String subject) {
        return id(provider, subject, UUID.randomUUID());
    }

    private static String id(InstanceHost provider, String subject, UUID random) {
        return "%s@%s.%s.service-exchange-onboarding"
                .formatted(subject, random, provider == null ? "provider" : provider.name());
    }
}
