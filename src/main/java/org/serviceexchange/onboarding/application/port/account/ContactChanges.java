package org.serviceexchange.onboarding.application.port.account;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.account.ContactChange;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** Who became the contact of an onboarding in place of whom. */
public interface ContactChanges {

    /** Stores it; returns it with its id. */
    ContactChange add(ContactChange change);

    /** @throws IllegalStateException when there is none: the process knows only ids that exist */
    ContactChange get(long id);

    int countSince(OnboardingNumber onboarding, Instant from);
}
