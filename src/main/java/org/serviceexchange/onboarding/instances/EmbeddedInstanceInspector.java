package org.serviceexchange.onboarding.instances;

import java.util.List;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceInspector;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestLine;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** No ServiceNow instance is connected, so none is read. */
class EmbeddedInstanceInspector implements InstanceInspector {

    @Override
    public boolean isEnabled() {
        return false;
    }

    @Override
    public List<AccessTestLine> test(
            OnboardingNumber onboarding, ServiceNowInstance instance, InstanceCredentials credentials) {
        throw new IllegalStateException("No instance is connected");
    }

    @Override
    public void forget(OnboardingNumber onboarding) {
        // there is nothing
    }
}
