package org.serviceexchange.onboarding.security.account;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.User;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.stereotype.Component;

@Component
class EngineCustomerAccess implements CustomerAccess {

    private final Accounts accounts;
    private final OidcLinkStore links;

    EngineCustomerAccess(Accounts accounts, OidcLinkStore links) {
        this.accounts = accounts;
        this.links = links;
    }

    @Override
    public void open(Customer customer, EmailAddress contact) {
        accounts.group(customer.group(), "Customer: " + customer.name());
        List<User> users = accounts.withAddress(contact);
        // with two accounts for one address, the contact is ambiguous, so neither gets access
        if (users.size() == 1) {
            String user = users.get(0).getId();
            accounts.member(user, customer.group());
            accounts.member(user, Role.CUSTOMER.group());
        }
    }

    /** The group itself stays. Its id belongs to this customer only, and a new registration fills it again. */
    @Override
    public void close(Customer customer) {
        accounts.membersOf(customer.group()).forEach(user -> leave(user.getId(), customer));
    }

    @Override
    public Set<String> close(Customer customer, EmailAddress person) {
        Set<String> members = accounts.withAddress(person).stream()
                .map(User::getId)
                .filter(user -> accounts.groupsOf(user).contains(customer.group()))
                .collect(Collectors.toUnmodifiableSet());
        for (String user : members) {
            boolean ofCustomersAlone =
                    Set.of(customer.group(), Role.CUSTOMER.group()).containsAll(accounts.groupsOf(user))
                            && !links.isLinked(OidcAudience.STAFF, user);
            leave(user, customer);
            if (ofCustomersAlone) {
                // ends the sessions, too
                accounts.delete(user);
            }
        }
        return members;
    }

    @Override
    public void leave(Set<String> customerKeys, EmailAddress person) {
        if (!customerKeys.isEmpty()) {
            accounts.withAddress(person)
                    .forEach(user ->
                            customerKeys.forEach(key -> accounts.noMember(user.getId(), CustomerGroup.of(key))));
        }
    }

    private void leave(String user, Customer customer) {
        // within a job, the engine answers with the state from before the job
        boolean ofAnotherCustomer = accounts.groupsOf(user).stream()
                .flatMap(group -> CustomerGroup.customerKey(group).stream())
                .anyMatch(key -> !key.equals(customer.key()));
        accounts.noMember(user, customer.group());
        if (!ofAnotherCustomer) {
            accounts.noMember(user, Role.CUSTOMER.group());
        }
    }

    @Override
    public Set<String> customersOf(EmailAddress address) {
        return accounts.withAddress(address).stream()
                .flatMap(user -> accounts.groupsOf(user.getId()).stream())
                .flatMap(group -> CustomerGroup.customerKey(group).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
