package org.serviceexchange.onboarding.application.port.stuck;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.stuck.StuckReport;

/** What customers can't go on with. */
public interface StuckReports {

    /**
     * Stores it; answers it with its id.
     *
     * @throws ConcurrentChangeException when another transaction reported or settled first; this transaction is rolled back then
     */
    StuckReport save(StuckReport report);

    /** The last report on each open step of these onboardings, settled or not. */
    List<StuckReport> lastOf(Collection<OnboardingNumber> onboardings);

    /** The unsettled report on a step, by the id of the step's deadline. */
    Optional<StuckReport> unsettledOf(long step);

    /** How many reports there were on an onboarding. */
    int count(OnboardingNumber onboarding, Instant since);
}
