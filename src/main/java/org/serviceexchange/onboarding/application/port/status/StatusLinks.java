package org.serviceexchange.onboarding.application.port.status;

import java.time.Instant;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.status.StatusLink;

/** Keeps the links to the status of onboardings; what is kept of a link can't be followed. */
public interface StatusLinks {

    void add(OnboardingNumber onboarding, OneTimeToken token, Instant at);

    Optional<StatusLink> of(OneTimeToken token);

    /** Revokes all links of the onboarding. Returns how many could still be used, or had only expired. */
    int revoke(OnboardingNumber onboarding, Instant at);

    /**
     * Removes links that have expired.
     *
     * @param before when the onboarding was settled and the mail written, at the latest
     * @return how many
     */
    int removeExpired(Instant before);
}
