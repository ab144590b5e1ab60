package org.serviceexchange.onboarding.security.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.springframework.stereotype.Component;

@Component
public class EngineProviderStaff implements ProviderStaff {

    private final Accounts accounts;
    private final OidcLinkStore links;
    private final ProviderSetups setups;

    EngineProviderStaff(Accounts accounts, OidcLinkStore links, ProviderSetups setups) {
        this.accounts = accounts;
        this.links = links;
        this.setups = setups;
    }

    @Override
    public List<EmailAddress> adminAddresses() {
        String group = setups.activeRecord().map(ProviderRecord::adminGroup).orElse(Role.PROVIDER_ADMIN.group());
        List<EmailAddress> addresses = membersAddresses(group);
        if (addresses.isEmpty()) {
            throw new IllegalStateException(
                    "No member of the group %s has an e-mail address, so the mail has no recipient. Give one of them an address in Camunda Admin, then retry."
                            .formatted(group));
        }
        return addresses;
    }

    @Override
    public Optional<List<EmailAddress>> addressesOf(String group) {
        boolean ofCustomers = group.equals(Role.CUSTOMER.group())
                || CustomerGroup.customerKey(group).isPresent();
        return ofCustomers || !accounts.hasGroup(group) ? Optional.empty() : Optional.of(membersAddresses(group));
    }

    @Override
    public Optional<EmailAddress> addressOf(String userId) {
        return isStaff(userId) ? accounts.find(userId).flatMap(AccountSearch::addressOf) : Optional.empty();
    }

    @Override
    public boolean includes(EmailAddress address) {
        return Stream.concat(accounts.withAddress(address).stream(), accounts.withAddressAsId(address).stream())
                .map(User::getId)
                .anyMatch(this::isStaff);
    }

    private List<EmailAddress> membersAddresses(String group) {
        return accounts.membersOf(group).stream()
                .flatMap(user -> AccountSearch.addressOf(user).stream())
                .distinct()
                .toList();
    }

    // users of the staff's OpenID provider stay staff after they lose their last group there
    boolean isStaff(String userId) {
        return links.isLinked(OidcAudience.STAFF, userId)
                || Role.anyCan(accounts.groupsOf(userId), Capability.BELONG_TO_PROVIDER);
    }
}
