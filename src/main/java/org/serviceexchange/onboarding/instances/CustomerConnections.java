package org.serviceexchange.onboarding.instances;

import java.util.Optional;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.servicenow.InstanceClient;

/** The customers' instances to which the customers gave access. */
public interface CustomerConnections {

    /** Empty where the customer gave no access. The same one each time: it has limits of its own. */
    Optional<InstanceClient> of(OnboardingNumber onboarding);
}
