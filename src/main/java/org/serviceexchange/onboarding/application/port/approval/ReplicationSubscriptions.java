package org.serviceexchange.onboarding.application.port.approval;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** Our own record of the replication subscriptions. Use cases keep it; what the instances say goes through them. */
public interface ReplicationSubscriptions {

    /** A number that no subscription has had, {@code RSUB0001001}. */
    String nextNumber();

    Optional<ReplicationSubscription> of(OnboardingNumber onboarding);

    /** @throws IllegalStateException when none was requested yet */
    default ReplicationSubscription get(OnboardingNumber onboarding) {
        return of(onboarding)
                .orElseThrow(
                        () -> new IllegalStateException("%s has no replication subscription".formatted(onboarding)));
    }

    List<ReplicationSubscription> ofAll(Collection<OnboardingNumber> onboardings);

    /** @throws ConcurrentChangeException when another transaction is storing it; this transaction is rolled back then */
    void save(ReplicationSubscription subscription);
}
