package org.serviceexchange.onboarding.outgoing;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.serviceexchange.onboarding.application.port.instance.InstanceAddresses;
import org.serviceexchange.onboarding.domain.customer.InstanceName;
import org.serviceexchange.onboarding.outgoing.OutgoingProperties.ListedHost;
import org.springframework.stereotype.Component;

/** Every address that may be called: {@code https://{name}.service-now.com}, and what the operator listed. */
@Component
class ListedInstanceAddresses implements InstanceAddresses {

    private static final Pattern SERVICE_NOW = Pattern.compile("([a-z0-9-]{1,63})\\.service-now\\.com");

    private final Map<String, ListedHost> listed;

    ListedInstanceAddresses(OutgoingProperties properties) {
        this.listed = properties.instances();
    }

    @Override
    public URI of(InstanceName name) {
        ListedHost host = listed.get(name.value());
        return URI.create(host == null ? name.url() : "https://" + host.host());
    }

    /**
     * Compared letter by letter with what may be called, so that there is nothing to be read in two ways: user info,
     * another port, a dot at the end, an IP address in any spelling or a name in another script is not on the list.
     */
    boolean include(URI uri) {
        String authority = uri.getRawAuthority();
        return "https".equals(uri.getScheme())
                && authority != null
                && (listed.values().stream().anyMatch(host -> host.host().equals(authority))
                        || isServiceNow(authority));
    }

    /** The operator's networks in which this host may be; none for a host that must be on the internet. */
    List<Network> permitted(String hostName) {
        return listed.values().stream()
                .filter(host -> host.host().split(":")[0].equals(hostName))
                .flatMap(host -> host.permitted().stream())
                .toList();
    }

    private static boolean isServiceNow(String authority) {
        return Optional.of(SERVICE_NOW.matcher(authority))
                .filter(host -> host.matches())
                .flatMap(host -> InstanceName.parse(host.group(1)))
                .isPresent();
    }
}
