package org.serviceexchange.onboarding.security.account;

import java.util.Collection;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;

/**
 * Which accounts open with a password, wherever it is entered: at our page, at Tasklist's, over REST. Not those that an
 * OpenID provider answers for: whoever is let go there must not come in here with a password that was set meanwhile.
 */
public class PasswordSignInPolicy {

    private final boolean staffMayUsePasswords;

    /** @param staffMayUsePasswords whether people whose role their OpenID provider can grant may also use a password */
    public PasswordSignInPolicy(boolean staffMayUsePasswords) {
        this.staffMayUsePasswords = staffMayUsePasswords;
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
                || Role.ENGINE_ADMIN.isIn(groups)
                || !Role.anyCan(groups, Capability.BE_GRANTED_BY_OPENID);
    }
}
