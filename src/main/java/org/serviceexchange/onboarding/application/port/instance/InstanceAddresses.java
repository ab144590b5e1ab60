package org.serviceexchange.onboarding.application.port.instance;

import java.net.URI;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;

/** Which hosts are instances. The only way from a registered host to an address that is called. */
public interface InstanceAddresses {

    /**
     * The host under which an instance is kept: the one that the operator listed for {@code {name}.service-now.com},
     * otherwise the host itself. Empty where it is neither one of ServiceNow's nor listed.
     */
    Optional<InstanceHost> find(InstanceHost entered);

    /** The address of exactly this host; no path. */
    default URI of(InstanceHost host) {
        return URI.create(host.url());
    }
}
