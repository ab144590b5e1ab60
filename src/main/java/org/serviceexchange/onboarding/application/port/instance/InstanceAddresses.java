package org.serviceexchange.onboarding.application.port.instance;

import java.net.URI;
import org.serviceexchange.onboarding.domain.customer.InstanceName;

/** Where instances are called. The only way from a registered name to an address. */
public interface InstanceAddresses {

    /** {@code https://{name}.service-now.com}, or the host that the operator listed for this instance; no path. */
    URI of(InstanceName name);
}
