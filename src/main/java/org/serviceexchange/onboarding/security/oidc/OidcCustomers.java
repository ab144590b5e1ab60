package org.serviceexchange.onboarding.security.oidc;

import java.util.List;
import org.camunda.bpm.engine.identity.User;
import org.serviceexchange.onboarding.application.account.SignInRefusal;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.security.account.Accounts;
import org.serviceexchange.onboarding.security.account.OidcAccountLinks;
import org.serviceexchange.onboarding.security.account.OidcAudience;
import org.serviceexchange.onboarding.security.account.OidcClaims;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs in customer users by the e-mail address that their OpenID provider verified. This creates no account and grants no
 * group: both come from the onboarding. Names stay as registered, so that no user takes the name of another.
 */
@Component
class OidcCustomers {

    private final Accounts accounts;
    private final OidcAccountLinks links;

    OidcCustomers(Accounts accounts, OidcAccountLinks links) {
        this.accounts = accounts;
        this.links = links;
    }

    /**
     * @return the user id
     * @throws OidcAccessDenied if this person may not sign in
     */
    @Transactional
    public String admit(OidcClaims person) {
        EmailAddress address =
                person.verifiedAddress().orElseThrow(() -> new OidcAccessDenied(SignInRefusal.ADDRESS_NOT_VERIFIED));
        List<User> users = accounts.withAddress(address);
        // with two accounts for one address, the account is ambiguous
        if (users.size() != 1 || !isCustomers(users.get(0).getId())) {
            throw new OidcAccessDenied(SignInRefusal.NOT_INVITED);
        }
        String userId = users.get(0).getId();
        // the address may belong to another person now
        if (links.isAnothers(OidcAudience.CUSTOMERS, userId, person)) {
            throw new OidcAccessDenied(SignInRefusal.ACCOUNT_TAKEN);
        }
        links.link(OidcAudience.CUSTOMERS, userId, person);
        return userId;
    }

    /** Excludes the provider's staff, so that no address at the customers' OpenID provider leads to a staff account. */
    private boolean isCustomers(String userId) {
        List<String> groups = accounts.groupsOf(userId);
        return Role.CUSTOMER.isIn(groups)
                && !Role.anyCan(groups, Capability.BELONG_TO_PROVIDER)
                && !links.isLinked(OidcAudience.STAFF, userId);
    }
}
