package org.serviceexchange.onboarding.application;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** The signed-in user with the current groups of that user. */
public record CurrentUser(String userId, Set<String> groups) {

    public CurrentUser {
        groups = Set.copyOf(groups);
    }

    public boolean hasRole(Role role) {
        return role.isIn(groups);
    }

    /** Whether this person works on onboardings for the provider. Process designers don't. */
    public boolean isStaff() {
        return Role.anyCan(groups, Capability.SEE_ONBOARDINGS);
    }

    /** Whether this person keeps the registration cases: writes work notes, and comments for the customer. */
    public boolean canManageCases() {
        return Role.anyCan(groups, Capability.MANAGE_CASES);
    }

    /** The customers this person acts for. */
    public Set<String> customerKeys() {
        return groups.stream()
                .map(CustomerGroup::customerKey)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The party for which this person may pause, resume or end the integration; empty where for none. */
    public Optional<Party> partyOf(Onboarding onboarding) {
        if (hasRole(Role.PROVIDER_ADMIN)) {
            return Optional.of(Party.PROVIDER);
        }
        return actsFor(onboarding) ? Optional.of(Party.CUSTOMER) : Optional.empty();
    }

    public boolean maySee(Onboarding onboarding) {
        return isStaff() || actsFor(onboarding);
    }

    /** Whether this person belongs to the onboarding's customer. */
    public boolean actsFor(Onboarding onboarding) {
        return customerKeys().contains(onboarding.customer().key());
    }
}
