package org.serviceexchange.onboarding.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicIpRangesTest {

    /** First and last address of each range, and what is known of inside. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "this host, 0.0.0.0",
        "this host, 0.255.255.255",
        "private, 10.0.0.0",
        "private, 10.255.255.255",
        "shared, 100.64.0.0",
        "shared, 100.127.255.255",
        "loopback, 127.0.0.0",
        "loopback, 127.0.0.1",
        "loopback, 127.255.255.255",
        "link-local, 169.254.0.0",
        "cloud metadata, 169.254.169.254",
        "link-local, 169.254.255.255",
        "private, 172.16.0.0",
        "private, 172.31.255.255",
        "protocols, 192.0.0.0",
        "protocols, 192.0.0.255",
        "documentation, 192.0.2.0",
        "documentation, 192.0.2.255",
        "6to4 relay, 192.88.99.1",
        "private, 192.168.0.0",
        "private, 192.168.255.255",
        "benchmarks, 198.18.0.0",
        "benchmarks, 198.19.255.255",
        "documentation, 198.51.100.0",
        "documentation, 198.51.100.255",
        "documentation, 203.0.113.0",
        "documentation, 203.0.113.255",
        "multicast, 224.0.0.0",
        "multicast, 239.255.255.255",
        "reserved, 240.0.0.0",
        "broadcast, 255.255.255.255",
        "any, ::",
        "loopback, ::1",
        "IPv4-compatible, ::127.0.0.1",
        "IPv4-compatible, ::8.8.8.8",
        "IPv4-mapped, ::ffff:10.0.0.1",
        "IPv4-mapped, ::ffff:169.254.169.254",
        "NAT64, 64:ff9b::10.0.0.1",
        "NAT64, 64:ff9b::808:808",
        "NAT64 of one's own, 64:ff9b:1::10.0.0.1",
        "discard, 100::1",
        "Teredo, 2001::1",
        "Teredo, 2001:0:7f00:1::1",
        "benchmarks, 2001:2::1",
        "ORCHID, 2001:20::1",
        "documentation, 2001:db8::1",
        "6to4 of 10.0.0.1, 2002:a00:1::1",
        "6to4, 2002:ffff:ffff::1",
        "documentation, 3fff:fff::1",
        "segment routing, 5f00::1",
        "unique local, fc00::1",
        "unique local, fdff:ffff::1",
        "link-local, fe80::1",
        "link-local, febf::1",
        "site-local, fec0::1",
        "site-local, feff::1",
        "multicast, ff02::1",
        "not given out, 4000::1"
    })
    void reserved_address_is_not_public(String range, String address) throws Exception {
        assertThat(PublicIpRanges.include(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2606:4700::1111",
                "2a00:1450::1",
                "2003::1"
            })
    void internet_address_is_public(String address) throws Exception {
        assertThat(PublicIpRanges.include(InetAddress.getByName(address))).isTrue();
    }

    /** As a resolver hands them over: sixteen bytes that Java may or may not take for IPv4. */
    @ParameterizedTest
    @ValueSource(strings = {"00000000000000000000ffff7f000001", "00000000000000000000ffff0a000001"})
    void mapped_private_address_is_not_public(String bytes) throws Exception {
        assertThat(PublicIpRanges.include(
                        InetAddress.getByAddress(HexFormat.of().parseHex(bytes))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.1/8",
                "localhost/8",
                "10.0.0.0",
                "10.0.0.0/-1",
                "fc00::/129",
                "300.0.0.0/8"
            })
    void malformed_network_is_refused(String text) {
        assertThat(Network.isOne(text)).isFalse();
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void network_contains_only_its_own_addresses() throws Exception {
        Network network = Network.parse("10.20.30.128/25");
        assertThat(network.contains(InetAddress.getByName("10.20.30.128"))).isTrue();
        assertThat(network.contains(InetAddress.getByName("10.20.30.255"))).isTrue();
        assertThat(network.contains(InetAddress.getByName("10.20.30.127"))).isFalse();
        assertThat(network.contains(InetAddress.getByName("10.20.31.128"))).isFalse();
        assertThat(network.contains(InetAddress.getByName("::ffff:10.20.30.128")))
                .isTrue();
        assertThat(network.contains(InetAddress.getByName("fc00::1"))).isFalse();
    }
}
