package org.serviceexchange.onboarding.application.port.instanceaccess;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.instanceaccess.ReplicationWatch;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** How the replication sets of established integrations were last seen. Gone when the access ends. */
public interface ReplicationWatches {

    /**
     * Established integrations to whose instances access was given, and that are due, those that wait longest first.
     *
     * @param most how many
     */
    List<OnboardingNumber> due(Instant now, int most);

    /**
     * Claims the next look.
     *
     * @return false if another node did, or it is not due
     */
    boolean claim(OnboardingNumber onboarding, Instant now, Instant next);

    Optional<ReplicationWatch> of(OnboardingNumber onboarding);

    /** Only while it is claimed. */
    void save(ReplicationWatch watch);

    void remove(OnboardingNumber onboarding);
}
