package org.serviceexchange.onboarding.application.port.customerrequest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;

/** The requests of customers to be connected. */
public interface CustomerRequests {

    /**
     * Stores a new request.
     *
     * @param network where it came from
     * @param nth     which request of this hour it is for its address
     * @throws ConcurrentChangeException when another request of this address is the nth
     */
    CustomerRequest add(CustomerRequest request, String network, int nth);

    /** How many requests were stored in an hour, whoever made them. */
    Counted countIn(Instant hour, EmailAddress address, String network);

    /** @param total of all addresses and networks */
    record Counted(int total, int ofAddress, int ofNetwork) {}

    /** Whether or not it can be used. */
    Optional<CustomerRequest> of(OneTimeToken token);

    /** Confirms the address, if the link can be used at this moment. Of any number of callers at once it is true for one. */
    boolean confirm(OneTimeToken token, Instant at);

    /** @throws IllegalStateException when there is none: the process knows only numbers that exist */
    CustomerRequest get(String number);

    /** Those that wait for the provider and have this instance, by its host or by its ID; oldest first, at most ten. */
    List<CustomerRequest> waitingFor(ServiceNowInstance instance);

    /**
     * Stores the answer.
     *
     * @throws ConcurrentChangeException when another transaction answered it
     */
    void answer(CustomerRequest answered);

    /** Removes what was not confirmed until now, and what was answered before that time. */
    void removeOld(Instant now, Instant answeredBefore);

    /** Forgets where those came from that were made before that time. */
    void forgetNetworks(Instant madeBefore);
}
