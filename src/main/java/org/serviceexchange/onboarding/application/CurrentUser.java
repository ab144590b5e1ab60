package org.serviceexchange.onboarding.application;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.domain.customer.Groups;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** Somebody who is signed in, with the groups that this person belongs to at this moment. */
public record CurrentUser(String userId, Set<String> groups) {

    private static final Set<String> STAFF = Set.of(Groups.PROVIDER_ADMIN, Groups.PROVIDER_AGENT, Groups.OPERATIONS);

    public CurrentUser {
        groups = Set.copyOf(groups);
    }

    /** Whether this person works on onboardings for the provider. Process designers don't. */
    public boolean isStaff() {
        return groups.stream().anyMatch(STAFF::contains);
    }

    /** Whether this person keeps the registration cases: writes work notes, and comments for the customer. */
    public boolean canManageCases() {
        return groups.contains(Groups.PROVIDER_ADMIN) || groups.contains(Groups.PROVIDER_AGENT);
    }

    /** The customers this person acts for. */
    public Set<String> customerKeys() {
        return groups.stream()
                .map(Groups::customerKey)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The party for which this person may pause, resume or end the integration; empty where for none. */
    public Optional<Party> partyOf(Onboarding onboarding) {
        if (groups.contains(Groups.PROVIDER_ADMIN)) {
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
