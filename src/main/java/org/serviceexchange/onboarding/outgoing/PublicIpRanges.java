package org.serviceexchange.onboarding.outgoing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are out on the internet. Everything else could be a machine of the operator's own, or the one that
 * this runs on. The ranges are those of IANA's registries of special-purpose addresses.
 */
final class PublicIpRanges {

    private static final List<Network> NOT_PUBLIC_IPV4 = networks(
            "0.0.0.0/8", // this host
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, and where clouds answer with credentials
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    // All that IANA has given out for IPv6. Outside of it are loopback, ::ffff:0:0/96 and ::/96 (an IPv4 address
    // inside), 64:ff9b::/96 and 64:ff9b:1::/48 (the same, translated), fc00::/7, fe80::/10, fec0::/10 and ff00::/8.
    private static final Network GLOBAL_IPV6 = Network.parse("2000::/3");

    private static final List<Network> NOT_PUBLIC_IPV6 = networks(
            "2001::/23", // protocol assignments; Teredo, with an IPv4 address inside
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, with an IPv4 address inside
            "3fff::/20"); // documentation

    private PublicIpRanges() {}

    static boolean include(InetAddress address) {
        if (address instanceof Inet6Address) {
            return GLOBAL_IPV6.contains(address)
                    && NOT_PUBLIC_IPV6.stream().noneMatch(network -> network.contains(address));
        }
        return NOT_PUBLIC_IPV4.stream().noneMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... ranges) {
        return Stream.of(ranges).map(Network::parse).toList();
    }
}
