package org.serviceexchange.onboarding.access;

import java.util.List;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;

/**
 * Which accounts open with a password, wherever it is entered: at our page, at Tasklist's, over REST. Not those that an
 * OpenID provider answers for: whoever is let go there must not come in here with a password that was set meanwhile.
 */
class LocalPasswords extends DbIdentityServiceProvider {

    private final boolean staffMayUsePasswords;

    LocalPasswords(boolean staffMayUsePasswords) {
        this.staffMayUsePasswords = staffMayUsePasswords;
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        return mayUsePassword(userId) && super.checkPassword(userId, password);
    }

    private boolean mayUsePassword(String userId) {
        if (getIdentityInfoManager().findUserInfoByUserIdAndKey(userId, OidcLinks.key(OidcAudience.STAFF)) != null) {
            return false;
        }
        if (staffMayUsePasswords) {
            return true;
        }
        List<String> groups = getCommandContext()
                .runWithoutAuthorization(() -> createGroupQuery(getCommandContext()).groupMember(userId).list().stream()
                        .map(Group::getId)
                        .toList());
        // somebody must be able to come in when the OpenID provider is down for good
        return groups.contains(Accounts.ADMINISTRATORS)
                || groups.stream().noneMatch(OidcProperties.StaffGroups.OURS::contains);
    }
}
