package org.serviceexchange.onboarding.application.activation;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer's admin activated the replication set in the customer's instance. */
@Service
public class ConfirmActivation {

    private final Onboardings onboardings;
    private final ReplicationSubscriptions subscriptions;
    private final CustomerInstance customerInstance;
    private final Clock clock;

    ConfirmActivation(
            Onboardings onboardings,
            ReplicationSubscriptions subscriptions,
            CustomerInstance customerInstance,
            Clock clock) {
        this.onboardings = onboardings;
        this.subscriptions = subscriptions;
        this.customerInstance = customerInstance;
        this.clock = clock;
    }

    @Transactional
    public void confirm(ActivationCommand command) {
        subscriptions.save(customerInstance.requestActivation(subscriptions.get(command.number())));
        onboardings.save(onboardings.get(command.number()).activationConfirmed(command.by(), clock.instant()));
    }
}
