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
 * The customers' people, found by the e-mail address that their OpenID provider verified. It makes no account and grants
 * no group: both come from the onboarding. Names stay as the provider registered them, so that nobody takes another's.
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
     * @throws OidcAccessDenied when this person may not come in
     */
    @Transactional
    public String admit(OidcClaims person) {
        EmailAddress address =
                person.verifiedAddress().orElseThrow(() -> new OidcAccessDenied(SignInRefusal.ADDRESS_NOT_VERIFIED));
        List<User> users = accounts.withAddress(address.value());
        // two accounts with one address: nobody can tell which one is meant
        if (users.size() != 1 || !isCustomers(users.get(0).getId())) {
            throw new OidcAccessDenied(SignInRefusal.NOT_INVITED);
        }
        String userId = users.get(0).getId();
        // the address may have been given to another person since
        if (links.isAnothers(OidcAudience.CUSTOMERS, userId, person)) {
            throw new OidcAccessDenied(SignInRefusal.ACCOUNT_TAKEN);
        }
        links.link(OidcAudience.CUSTOMERS, userId, person);
        return userId;
    }

    /** A customer's and nobody else's: no address at the customers' OpenID provider leads to one of the provider's people. */
    private boolean isCustomers(String userId) {
        List<String> groups = accounts.groupsOf(userId);
        return Role.CUSTOMER.isIn(groups)
                && !Role.anyCan(groups, Capability.BELONG_TO_PROVIDER)
                && !links.isLinked(OidcAudience.STAFF, userId);
    }
}
