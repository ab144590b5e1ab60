package org.serviceexchange.onboarding.instances;

import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;

class EmbeddedCustomerInstanceTest extends CustomerInstanceContract {

    @Override
    CustomerInstance customerInstance() {
        return new EmbeddedCustomerInstance();
    }
}
