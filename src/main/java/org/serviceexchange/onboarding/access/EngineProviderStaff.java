package org.serviceexchange.onboarding.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.identity.User;
import org.serviceexchange.onboarding.application.port.ProviderStaff;
import org.serviceexchange.onboarding.domain.EmailAddress;
import org.serviceexchange.onboarding.domain.Groups;
import org.springframework.stereotype.Component;

@Component
class EngineProviderStaff implements ProviderStaff {

    private static final Set<String> STAFF = Set.of(
            Groups.PROVIDER_ADMIN,
            Groups.PROVIDER_AGENT,
            Groups.OPERATIONS,
            Groups.PROCESS_DESIGNER,
            Accounts.ADMINISTRATORS);

    private final Accounts accounts;

    EngineProviderStaff(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Whether somebody in these groups belongs to the provider; everybody else is somebody from outside. */
    static boolean includes(Collection<String> groups) {
        return groups.stream().anyMatch(STAFF::contains);
    }

    @Override
    public List<EmailAddress> adminAddresses() {
        List<EmailAddress> addresses = accounts.membersOf(Groups.PROVIDER_ADMIN).stream()
                .map(User::getEmail)
                .flatMap(email -> Optional.ofNullable(email).flatMap(EmailAddress::parse).stream())
                .distinct()
                .toList();
        if (addresses.isEmpty()) {
            throw new IllegalStateException(
                    "No member of the group %s has an e-mail address, so nobody can be told. Give one of them an address in Camunda Admin, then retry."
                            .formatted(Groups.PROVIDER_ADMIN));
        }
        return addresses;
    }

    @Override
    public boolean includes(EmailAddress address) {
        return accounts.withAddress(address.value()).stream()
                .anyMatch(user -> includes(accounts.groupsOf(user.getId())));
    }
}
