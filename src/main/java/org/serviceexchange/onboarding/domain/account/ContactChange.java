package org.serviceexchange.onboarding.domain.account;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * Another person became the contact of an onboarding.
 *
 * @param id        null before it is stored
 * @param changedBy the party whose user changed it: {@link Party#PROVIDER} or {@link Party#CUSTOMER}
 * @param by        the user's id
 * @param reason    both parties read it
 */
public record ContactChange(
        Long id,
        OnboardingNumber onboarding,
        Contact former,
        Contact next,
        Party changedBy,
        String by,
        String reason,
        Instant at) {

    /** Of a reason, in characters. */
    public static final int MAX_REASON = 1000;

    /** What each copy of a mail about this change has in common, and no mail about another one. */
    public String deduplicationKey() {
        return "change-" + id;
    }
}
