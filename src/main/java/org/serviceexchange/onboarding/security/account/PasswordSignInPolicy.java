package org.serviceexchange.onboarding.security.account;

import java.util.Collection;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;

/**
 * Which accounts may sign in with a password: on our page, in the web apps and over REST. Accounts that belong to an OpenID
 * provider may not, so that a person who leaves the provider loses access here too.
 */
public class PasswordSignInPolicy {

    private final boolean staffMayUsePasswords;

    /** @param staffMayUsePasswords whether people whose role their OpenID provider can grant may also use a password */
    public PasswordSignInPolicy(boolean staffMayUsePasswords) {
        this.staffMayUsePasswords = staffMayUsePasswords;
    }

    /**
     * @param linked whether the account belongs to a person at the staff's OpenID provider
     * @param groups the groups of the account
     */
    public boolean open(boolean linked, Collection<String> groups) {
        if (linked) {
            return false;
        }
        return staffMayUsePasswords
                // administrators can sign in even if the OpenID provider is down for good
                || Role.ENGINE_ADMIN.isIn(groups)
                || !Role.anyCan(groups, Capability.BE_GRANTED_BY_OPENID);
    }
}
