package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The address of a client, for limits. */
public final class ClientAddress {

    private ClientAddress() {}

    /**
     * The remote address. It comes from a proxy's headers only if the operator set {@code server.forward-headers-strategy}.
     * For IPv6 the /64 network, because a client usually controls all of it.
     */
    public static String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (address == null || !address.contains(":")) {
            return String.valueOf(address);
        }
        try {
            // an address, so there is no lookup
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8))
                    : parsed.getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
