package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.http.HttpServletRequest;
import org.serviceexchange.onboarding.domain.account.ClientNetwork;

/** The address of a client, for limits. */
public final class ClientAddress {

    private ClientAddress() {}

    /**
     * The remote address, or its network. It comes from a proxy's headers only if the operator set {@code
     * server.forward-headers-strategy}.
     */
    public static String of(HttpServletRequest request) {
        return ClientNetwork.of(request.getRemoteAddr());
    }
}
