package org.serviceexchange.onboarding.security.oidc;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.identity.User;
import org.serviceexchange.onboarding.application.account.SignInRefusal;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.security.account.Accounts;
import org.serviceexchange.onboarding.security.account.OidcAudience;
import org.serviceexchange.onboarding.security.account.OidcClaims;
import org.serviceexchange.onboarding.security.account.OidcLinkStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs in customer users whom an earlier sign-in or an administrator linked to an account, or else by the e-mail address
 * that their OpenID provider verified. This creates no account and grants no
 * group: both come from the onboarding. Names stay as registered, so that no user takes the name of another.
 */
@Component
class OidcCustomers {

    private final OidcProperties properties;
    private final Accounts accounts;
    private final OidcLinkStore links;

    OidcCustomers(OidcProperties properties, Accounts accounts, OidcLinkStore links) {
        this.properties = properties;
        this.accounts = accounts;
        this.links = links;
    }

    /**
     * @return the user id
     * @throws OidcAccessDeniedException if this person may not sign in
     */
    @Transactional
    public String admit(OidcClaims person) {
        // issuer and subject never change, unlike an address
        Optional<String> known = links.userOf(OidcAudience.CUSTOMERS, person).filter(this::isCustomers);
        return known.orElseGet(() -> byAddress(person, goodAddress(person)));
    }

    private String byAddress(OidcClaims person, EmailAddress address) {
        List<User> users = accounts.withAddress(address);
        // with two accounts for one address, the account is ambiguous
        if (users.size() != 1 || !isCustomers(users.get(0).getId())) {
            throw new OidcAccessDeniedException(SignInRefusal.NOT_INVITED);
        }
        String userId = users.get(0).getId();
        // the address may belong to another person now
        if (links.isAnothers(OidcAudience.CUSTOMERS, userId, person)) {
            throw new OidcAccessDeniedException(
                    SignInRefusal.ACCOUNT_TAKEN,
                    "An engine administrator can link the account: user id %s, issuer %s, subject %s"
                            .formatted(userId, person.issuer(), person.subject()));
        }
        links.link(OidcAudience.CUSTOMERS, userId, person);
        return userId;
    }

    /** Confirmed by the OpenID provider, or else trusted by the operator. */
    private EmailAddress goodAddress(OidcClaims person) {
        OidcProperties.Customers client = properties.customers();
        String claims = String.join(", ", client.verifiedClaims());
        EmailAddress address = person.address()
                .orElseThrow(() -> new OidcAccessDeniedException(
                        SignInRefusal.NO_ADDRESS,
                        "No claim email. Let the OpenID provider send it, or link the account: issuer %s, subject %s"
                                .formatted(person.issuer(), person.subject())));
        Optional<Boolean> confirmed = person.confirmsAddress(client.verifiedClaims());
        if (confirmed.filter(yes -> !yes).isPresent()) {
            throw new OidcAccessDeniedException(
                    SignInRefusal.ADDRESS_NOT_VERIFIED, "The OpenID provider denies it with %s".formatted(claims));
        }
        if (confirmed.isEmpty() && !client.trusts(person, address)) {
            throw new OidcAccessDeniedException(
                    SignInRefusal.ADDRESS_NOT_CONFIRMED,
                    "No claim %s from issuer %s. If its addresses are good, set onboarding.sign-in.oidc.customers.%s"
                            .formatted(
                                    claims,
                                    person.issuer(),
                                    client.tenants().isEmpty() ? "trusted-domains" : "tenants.{tenant id}"));
        }
        return address;
    }

    /** Excludes the provider's staff, so that no address at the customers' OpenID provider leads to a staff account. */
    private boolean isCustomers(String userId) {
        List<String> groups = accounts.groupsOf(userId);
        return Role.CUSTOMER.isIn(groups)
                && !Role.anyCan(groups, Capability.BELONG_TO_PROVIDER)
                && !links.isLinked(OidcAudience.STAFF, userId);
    }
}
