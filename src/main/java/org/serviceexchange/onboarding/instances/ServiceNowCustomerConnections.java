package org.serviceexchange.onboarding.instances;

import java.util.Optional;
import org.serviceexchange.onboarding.application.port.instance.InstanceAddresses;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceAccesses;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.ServiceNowInstances;
import org.springframework.stereotype.Component;

/** Connects with the credentials that a customer gave for the instance that is registered now. */
@Component
class ServiceNowCustomerConnections implements CustomerConnections {

    private final InstanceAccesses accesses;
    private final Onboardings onboardings;
    private final InstanceAddresses addresses;
    private final ServiceNowInstances instances;

    ServiceNowCustomerConnections(
            InstanceAccesses accesses,
            Onboardings onboardings,
            InstanceAddresses addresses,
            ServiceNowInstances instances) {
        this.accesses = accesses;
        this.onboardings = onboardings;
        this.addresses = addresses;
        this.instances = instances;
    }

    @Override
    public Optional<InstanceClient> of(OnboardingNumber onboarding) {
        if (!accesses.canKeepSecrets()) {
            return Optional.empty();
        }
        ServiceNowInstance registered = onboardings.get(onboarding).instance();
        return accesses.of(onboarding)
                .filter(access -> access.isFor(registered))
                .map(access ->
                        instances.customer(onboarding, addresses.of(registered.host()), accesses.credentials(access)));
    }
}
