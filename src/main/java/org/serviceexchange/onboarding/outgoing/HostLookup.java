package org.serviceexchange.onboarding.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks for the addresses of a host. */
@FunctionalInterface
interface HostLookup {

    InetAddress[] addressesOf(String hostName) throws UnknownHostException;
}
