package org.serviceexchange.onboarding.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.stereotype.Component;

/**
 * Looks a host up once, checks every address, and hands exactly these over to be connected to: an answer that is another
 * one a moment later changes nothing. One address that is forbidden spoils the whole answer.
 */
@Component
class SafeDnsResolver implements DnsResolver, AutoCloseable {

    // a lookup can't be broken off, so one that hangs keeps its thread until the system gives up
    private static final int LOOKUPS_AT_ONCE = 32;

    private final HostLookup lookup;
    private final ListedInstanceAddresses listed;
    private final CallDeadlineInterceptor call;
    private final ThreadPoolExecutor lookups = new ThreadPoolExecutor(
            0,
            LOOKUPS_AT_ONCE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> CallDeadlineInterceptor.daemon(task, "outgoing-lookup"));

    SafeDnsResolver(HostLookup lookup, ListedInstanceAddresses listed, CallDeadlineInterceptor call) {
        this.lookup = lookup;
        this.listed = listed;
        this.call = call;
    }

    @Override
    public InetAddress[] resolve(String hostName) throws UnknownHostException {
        InetAddress[] found = ask(hostName);
        List<Network> permitted = listed.permitted(hostName);
        for (InetAddress address : found) {
            if (!PublicIpRanges.include(address)
                    && permitted.stream().noneMatch(network -> network.contains(address))) {
                throw new ForbiddenAddressException(hostName, address);
            }
        }
        return found;
    }

    /** Asked for by Kerberos alone. */
    @Override
    public String resolveCanonicalHostname(String hostName) {
        return hostName;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }

    private InetAddress[] ask(String hostName) throws UnknownHostException {
        try {
            Future<InetAddress[]> answer = lookups.submit(() -> lookup.addressesOf(hostName));
            return answer.get(call.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unknown(hostName, e.getCause());
        } catch (TimeoutException | RejectedExecutionException | CancellationException e) {
            throw unknown(hostName, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(hostName, e);
        }
    }

    private static UnknownHostException unknown(String hostName, Throwable cause) {
        UnknownHostException unknown =
                new UnknownHostException("The host %s can't be found; check the instance's name.".formatted(hostName));
        unknown.initCause(cause);
        return unknown;
    }

    /** The name leads to where outgoing calls must not go. */
    static class ForbiddenAddressException extends UnknownHostException {

        ForbiddenAddressException(String hostName, InetAddress address) {
            super(
                    "%s has the address %s, which is not on the internet. If this is meant, list the host and its network in onboarding.outgoing.instances."
                            .formatted(hostName, address.getHostAddress()));
        }
    }
}
