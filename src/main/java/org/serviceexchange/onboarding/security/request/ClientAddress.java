package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as limits are concerned. */
public final class ClientAddress {

    private ClientAddress() {}

    /**
     * What the server says, which believes a proxy's headers only where the operator set
     * {@code server.forward-headers-strategy}. Of an IPv6 address the network alone: whoever has one has all of it.
     */
    public static String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (address == null || !address.contains(":")) {
            return String.valueOf(address);
        }
        try {
            // literal, so nothing is looked up
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8))
                    : parsed.getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
