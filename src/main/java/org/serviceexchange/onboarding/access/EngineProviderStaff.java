package org.serviceexchange.onboarding.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.serviceexchange.onboarding.application.port.ProviderStaff;
import org.serviceexchange.onboarding.domain.EmailAddress;
import org.serviceexchange.onboarding.domain.Groups;
import org.springframework.stereotype.Component;

@Component
class EngineProviderStaff implements ProviderStaff {

    static final Set<String> GROUPS = Set.of(
            Groups.PROVIDER_ADMIN,
            Groups.PROVIDER_AGENT,
            Groups.OPERATIONS,
            Groups.PROCESS_DESIGNER,
            Accounts.ADMINISTRATORS);

    private final Accounts accounts;
    private final OidcLinks links;

    EngineProviderStaff(Accounts accounts, OidcLinks links) {
        this.accounts = accounts;
        this.links = links;
    }

    /** Whether somebody in these groups belongs to the provider; everybody else is somebody from outside. */
    static boolean includes(Collection<String> groups) {
        return groups.stream().anyMatch(GROUPS::contains);
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
        return Stream.concat(
                        // an address may be somebody's user id, too
                        Stream.of(address.value()),
                        accounts.withAddress(address.value()).stream().map(User::getId))
                .anyMatch(this::isStaff);
    }

    // staff of an OpenID provider stay staff when they have lost their last group there
    private boolean isStaff(String userId) {
        return links.isLinked(OidcAudience.STAFF, userId) || includes(accounts.groupsOf(userId));
    }
}
