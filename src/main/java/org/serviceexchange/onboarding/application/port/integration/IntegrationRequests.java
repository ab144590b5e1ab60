package org.serviceexchange.onboarding.application.port.integration;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** What the parties want, or wanted, of integrations: to pause, to resume, to end them. */
public interface IntegrationRequests {

    /**
     * Answers it with its id.
     *
     * @throws ConcurrentChangeException when another request about the same integration was made at the same moment; the transaction
     *     can't go on then
     */
    IntegrationRequest add(IntegrationRequest request);

    /**
     * @throws ConcurrentChangeException when another transaction decided it first; this transaction is rolled back then
     */
    void save(IntegrationRequest request);

    /** @throws IllegalStateException when there is none: the process knows only ids that exist */
    IntegrationRequest get(long id);

    /** The one that is open. */
    Optional<IntegrationRequest> openOf(OnboardingNumber onboarding);

    /** Oldest first. */
    List<IntegrationRequest> ofAll(Collection<OnboardingNumber> onboardings);
}
