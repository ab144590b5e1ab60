package org.serviceexchange.onboarding.application.port.account;

import java.util.Map;
import java.util.Set;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/** The e-mail addresses by which accounts are found: the address of an account, and its user id if that is an address. */
public interface AccountAddresses {

    /** All addresses by user id; users without one are left out. */
    Map<String, Set<EmailAddress>> all();

    /** Replaces the addresses of an account; none where the account is deleted. Belongs to the current transaction. */
    void put(String userId, Set<EmailAddress> addresses);
}
