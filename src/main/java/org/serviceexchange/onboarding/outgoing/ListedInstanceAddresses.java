package org.serviceexchange.onboarding.outgoing;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.instance.InstanceAddresses;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.outgoing.OutgoingProperties.ListedHost;
import org.serviceexchange.onboarding.outgoing.OutgoingProperties.WebhookReceiver;
import org.springframework.stereotype.Component;

/** Every address that may be called: the hosts that ServiceNow gives to instances, and what the operator listed. */
@Component
class ListedInstanceAddresses implements InstanceAddresses {

    private final Map<String, ListedHost> listed;
    private final Collection<WebhookReceiver> receivers;

    ListedInstanceAddresses(OutgoingProperties properties) {
        this.listed = properties.instances();
        this.receivers = properties.webhooks().values();
    }

    @Override
    public Optional<InstanceHost> find(InstanceHost entered) {
        Optional<InstanceHost> ofItsOwn =
                entered.impliedBy().map(listed::get).map(host -> new InstanceHost(host.host()));
        return ofItsOwn.isPresent() ? ofItsOwn : Optional.of(entered).filter(host -> isCalled(host.value()));
    }

    /**
     * Compared letter by letter with what may be called, so that there is nothing to be read in two ways: user info,
     * another port, a dot at the end, an IP address in any spelling or a name in another script is not on the list.
     */
    boolean include(URI uri) {
        String authority = uri.getRawAuthority();
        return "https".equals(uri.getScheme())
                && authority != null
                && (isCalled(authority)
                        // a host of a receiver is no instance: only its own address is called there
                        || receivers.stream()
                                .anyMatch(receiver -> receiver.url().equals(uri)));
    }

    /** The operator's networks in which this host may be; none for a host that must be on the internet. */
    List<Network> permitted(String hostName) {
        return Stream.concat(
                        listed.values().stream()
                                .filter(host -> host.host().split(":")[0].equals(hostName))
                                .flatMap(host -> host.permitted().stream()),
                        receivers.stream()
                                .filter(receiver -> receiver.url().getHost().equals(hostName))
                                .flatMap(receiver -> receiver.permitted().stream()))
                .toList();
    }

    private boolean isCalled(String authority) {
        return listed.values().stream().anyMatch(host -> host.host().equals(authority))
                || InstanceHost.isOfServiceNow(authority);
    }
}
