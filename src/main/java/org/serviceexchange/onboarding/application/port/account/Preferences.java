package org.serviceexchange.onboarding.application.port.account;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/** How people read: what they have chosen for themselves, and what a registration says of the people of its customer. */
public interface Preferences {

    /** What the person has chosen. */
    Preference of(String userId);

    /** What the newest registration of these customers says, among those that say something. */
    Preference ofCustomers(Set<String> customerKeys);

    /** What people with these addresses have chosen; those who have chosen nothing are left out. */
    Map<EmailAddress, Preference> ofAll(Collection<EmailAddress> people);

    /** Replaces what the person has chosen. */
    void choose(String userId, Preference chosen);

    /** An account is deleted, in the current transaction. Its id may be given to another person. */
    void forget(String userId);
}
