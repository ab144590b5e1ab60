package org.serviceexchange.onboarding.security.account;

import java.util.Collection;
import java.util.Set;

/**
 * Which accounts open with a password, wherever it is entered: at our page, at Tasklist's, over REST. Not those that an
 * OpenID provider answers for: whoever is let go there must not come in here with a password that was set meanwhile.
 */
public class PasswordSignInPolicy {

    private final boolean staffMayUsePasswords;
    private final Set<String> staffGroups;

    /**
     * @param staffMayUsePasswords whether the provider's people may sign in with a password too
     * @param staffGroups          the groups that make somebody one of them
     */
    public PasswordSignInPolicy(boolean staffMayUsePasswords, Set<String> staffGroups) {
        this.staffMayUsePasswords = staffMayUsePasswords;
        this.staffGroups = staffGroups;
    }

    /**
     * @param linked whether the account belongs to somebody at the staff's OpenID provider
     * @param groups the account's
     */
    public boolean open(boolean linked, Collection<String> groups) {
        if (linked) {
            return false;
        }
        return staffMayUsePasswords
                // somebody must be able to come in when the OpenID provider is down for good
                || groups.contains(Accounts.ADMINISTRATORS)
                || groups.stream().noneMatch(staffGroups::contains);
    }
}
