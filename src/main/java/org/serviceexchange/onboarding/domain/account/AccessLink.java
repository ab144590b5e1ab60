package org.serviceexchange.onboarding.domain.account;

import java.time.Duration;
import java.time.Instant;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;

/**
 * A link with which one person sets a password, once: an invitation of a customer's contact, or a password reset.
 *
 * @param id         null before it is stored
 * @param onboarding what an invitation invites to; null when a password was forgotten
 * @param userId     whose password was forgotten; null for an invitation
 * @param name       the person's name, as the inviter wrote it; empty when a password was forgotten
 * @param tokenHash  see {@link OneTimeToken#hash()}
 * @param madeBy     the inviter's user id, or {@link TimelineEntry#SYSTEM}
 * @param end        why it can't be used any more; null while nothing but time ends it
 * @param endedBy    null while it hasn't ended
 * @param endedAt    null while it hasn't ended
 */
public record AccessLink(
        Long id,
        Purpose purpose,
        OnboardingNumber onboarding,
        String userId,
        EmailAddress email,
        String name,
        String tokenHash,
        String madeBy,
        Instant madeAt,
        Instant expiresAt,
        End end,
        String endedBy,
        Instant endedAt) {

    public enum Purpose {
        INVITATION,
        PASSWORD_RESET
    }

    public enum End {
        /** The person used it. */
        USED,
        /** The person got, or used, another one. */
        REPLACED,
        TAKEN_BACK
    }

    public static AccessLink invitation(
            OnboardingNumber onboarding,
            Contact contact,
            OneTimeToken token,
            String by,
            Instant at,
            Duration validFor) {
        return new AccessLink(
                null,
                Purpose.INVITATION,
                onboarding,
                null,
                contact.email(),
                contact.name(),
                token.hash(),
                by,
                at,
                at.plus(validFor),
                null,
                null,
                null);
    }

    public static AccessLink passwordReset(
            String userId, EmailAddress email, OneTimeToken token, Instant at, Duration validFor) {
        return new AccessLink(
                null,
                Purpose.PASSWORD_RESET,
                null,
                userId,
                email,
                "",
                token.hash(),
                userId,
                at,
                at.plus(validFor),
                null,
                null,
                null);
    }

    /** The moment at which it expires is the first at which it can't be used. */
    public boolean isUsable(Instant at) {
        return end == null && at.isBefore(expiresAt);
    }

    public Contact contact() {
        return new Contact(name, email);
    }
}
