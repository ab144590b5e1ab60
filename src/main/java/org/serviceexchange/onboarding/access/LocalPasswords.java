package org.serviceexchange.onboarding.access;

import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * Which accounts open with a password, wherever it is entered: at our page, at Tasklist's, over REST. Not those that an
 * OpenID provider answers for: whoever is let go there must not come in here with a password that was set meanwhile.
 */
@Component
class LocalPasswords {

    private final OidcProperties properties;

    LocalPasswords(OidcProperties properties) {
        this.properties = properties;
    }

    /**
     * @param linked whether the account belongs to somebody at the staff's OpenID provider
     * @param groups the account's
     */
    boolean open(boolean linked, Collection<String> groups) {
        if (linked) {
            return false;
        }
        return properties.staffMayUsePasswords()
                // somebody must be able to come in when the OpenID provider is down for good
                || groups.contains(Accounts.ADMINISTRATORS)
                || groups.stream().noneMatch(OidcProperties.StaffGroups.OURS::contains);
    }
}
