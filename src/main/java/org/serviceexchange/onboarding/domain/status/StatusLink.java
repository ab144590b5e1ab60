package org.serviceexchange.onboarding.domain.status;

import java.time.Duration;
import java.time.Instant;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * A link in a mail that shows the status of one onboarding to everyone who has it.
 *
 * @param revokedAt null unless it was revoked
 * @param openedAt  null before a person first opened it
 */
public record StatusLink(OnboardingNumber onboarding, Instant madeAt, Instant revokedAt, Instant openedAt) {

    /** From the end of the onboarding, or from the mail if the onboarding had ended before. */
    public static final Duration VALID_AFTER_END = Duration.ofDays(14);

    /**
     * The moment at which it expires is the first at which it can't be used.
     *
     * @param settledAt when the onboarding was established, denied, withdrawn or expired; null while it is open
     */
    public boolean isUsable(Instant settledAt, Instant at) {
        return revokedAt == null
                && (settledAt == null || at.isBefore(later(settledAt, madeAt).plus(VALID_AFTER_END)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
