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

    EngineCustomerAccess(Accounts accounts) {
        this.accounts = accounts;
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
        for (User user : accounts.membersOf(customer.group())) {
            // within a job, the engine answers with the state from before the job
            boolean ofAnotherCustomer = accounts.groupsOf(user.getId()).stream()
                    .flatMap(group -> CustomerGroup.customerKey(group).stream())
                    .anyMatch(key -> !key.equals(customer.key()));
            accounts.noMember(user.getId(), customer.group());
            if (!ofAnotherCustomer) {
                accounts.noMember(user.getId(), Role.CUSTOMER.group());
            }
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
