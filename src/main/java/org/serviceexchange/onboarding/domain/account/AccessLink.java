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
 * @param contact    the person, named as the inviter wrote it; without a name when a password was forgotten
 * @param tokenHash  see {@link OneTimeToken#hash()}
 * @param ended      null while nothing but time ends it
 * @param openedAt   when a person first opened an invitation; null before
 */
public record AccessLink(
        Long id,
        Purpose purpose,
        OnboardingNumber onboarding,
        String userId,
        Contact contact,
        String tokenHash,
        Made made,
        Ended ended,
        Instant openedAt) {

    /** @param by the inviter's user id, or {@link TimelineEntry#SYSTEM} */
    public record Made(String by, Instant at, Instant expiresAt) {}

    /** Why it can't be used any more. */
    public record Ended(End how, String by, Instant at) {}

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
                contact,
                token.hash(),
                new Made(by, at, at.plus(validFor)),
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
                new Contact("", email),
                token.hash(),
                new Made(userId, at, at.plus(validFor)),
                null,
                null);
    }

    /** The moment at which it expires is the first at which it can't be used. */
    public boolean isUsable(Instant at) {
        return ended == null && at.isBefore(made.expiresAt);
    }

    /** Null while nothing but time ends it. */
    public End end() {
        return ended == null ? null : ended.how;
    }

    public EmailAddress email() {
        return contact.email();
    }
}
