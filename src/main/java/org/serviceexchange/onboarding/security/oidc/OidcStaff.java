package org.serviceexchange.onboarding.security.oidc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.serviceexchange.onboarding.application.account.SignInRefusal;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.security.account.Accounts;
import org.serviceexchange.onboarding.security.account.OidcAudience;
import org.serviceexchange.onboarding.security.account.OidcClaims;
import org.serviceexchange.onboarding.security.account.OidcLinkStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs in the provider's people as their OpenID provider describes them. The first sign-in creates the account, without a
 * password. Each sign-in updates it.
 */
@Component
class OidcStaff {

    // what the engine accepts as a user id, within the width of its column
    private static final Pattern USER_ID = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,63}");
    // the width of the engine's columns for names
    private static final int MAX_NAME = 255;

    private static final Logger LOG = LoggerFactory.getLogger(OidcStaff.class);

    private final OidcProperties properties;
    private final OidcLinkStore links;
    private final Accounts accounts;
    private final Customers customers;
    private final IdentityService identity;

    OidcStaff(
            OidcProperties properties,
            OidcLinkStore links,
            Accounts accounts,
            Customers customers,
            IdentityService identity) {
        this.properties = properties;
        this.links = links;
        this.accounts = accounts;
        this.customers = customers;
        this.identity = identity;
    }

    /**
     * Creates or updates the account and its membership in the groups of granted roles.
     *
     * @return the user id
     * @throws OidcAccessDeniedException if this person may not sign in; a person without groups at the provider then has none here
     */
    @Transactional(noRollbackFor = OidcAccessDeniedException.class)
    public String admit(OidcClaims person) {
        OidcProperties.Staff staff = properties.staff();
        Optional<String> known = links.userOf(OidcAudience.STAFF, person);
        Set<Role> roles = staff.rolesOf(person.texts(staff.groupsClaim()));
        if (roles.isEmpty() && person.leavesOut(staff.groupsClaim())) {
            throw new OidcAccessDeniedException(
                    SignInRefusal.TOO_MANY_GROUPS,
                    ("The person has more groups than a token may have, so the OpenID provider left out the claim '%s'. Rights"
                                    + " here are unchanged. Let it send the groups assigned to the application only, or"
                                    + " roles of the application in a claim that groups-claim names (subject %s)")
                            .formatted(staff.groupsClaim(), person.subject()));
        }
        if (roles.isEmpty()) {
            known.ifPresent(userId -> membership(userId, roles));
            throw new OidcAccessDeniedException(SignInRefusal.NO_GROUP);
        }
        String userId = known.orElseGet(() -> newUserId(person, staff.userIdClaim()));
        Optional<EmailAddress> address = person.address().filter(theirs -> isGood(theirs, person));
        if (address.filter(this::isCustomers).isPresent()) {
            throw new OidcAccessDeniedException(SignInRefusal.CUSTOMERS_ADDRESS);
        }
        save(userId, person, address);
        links.link(OidcAudience.STAFF, userId, person);
        membership(userId, roles);
        return userId;
    }

    /** Unless the OpenID provider says that the address is not confirmed, and the operator does not trust it either. */
    private boolean isGood(EmailAddress address, OidcClaims person) {
        OidcProperties.Staff staff = properties.staff();
        boolean good = person.confirmsAddress(staff.verifiedClaims()).orElse(true) || staff.trusts(person, address);
        if (!good) {
            LOG.warn(
                    "The OpenID provider does not confirm the address of subject {} ({}), so it is not used. If its addresses are"
                            + " good, set onboarding.sign-in.oidc.staff.trusted-domains",
                    person.subject().replaceAll("\\p{Cntrl}+", " "),
                    String.join(", ", staff.verifiedClaims()));
        }
        return good;
    }

    private String newUserId(OidcClaims person, String claim) {
        String userId = person.text(claim)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> USER_ID.matcher(name).matches())
                .orElseThrow(() -> new OidcAccessDeniedException(SignInRefusal.NO_USER_NAME));
        if (accounts.exists(userId)) {
            throw new OidcAccessDeniedException(
                    SignInRefusal.ACCOUNT_TAKEN,
                    "An engine administrator can link the account: user id %s, issuer %s, subject %s"
                            .formatted(userId, person.issuer(), person.subject()));
        }
        if (EmailAddress.parse(userId).filter(this::isCustomers).isPresent()) {
            throw new OidcAccessDeniedException(SignInRefusal.CUSTOMERS_ADDRESS);
        }
        return userId;
    }

    // also the address of a contact without an account yet, because a later account must be the contact's
    private boolean isCustomers(EmailAddress address) {
        return customers.ofContact(address).isPresent()
                || accounts.withAddress(address).stream()
                        .flatMap(user -> accounts.groupsOf(user.getId()).stream())
                        .anyMatch(group -> group.equals(Role.CUSTOMER.group())
                                || CustomerGroup.customerKey(group).isPresent());
    }

    private void save(String userId, OidcClaims person, Optional<EmailAddress> address) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        if (user == null) {
            // without a password; GuardedIdentityService would reject one
            user = identity.newUser(userId);
        }
        // what the OpenID provider does not send stays as it was
        if (Stream.of("given_name", "family_name", "name")
                .anyMatch(claim -> person.text(claim).isPresent())) {
            user.setFirstName(name(person, "given_name"));
            user.setLastName(
                    person.text("family_name").isPresent() ? name(person, "family_name") : name(person, "name"));
        }
        address.map(EmailAddress::value).ifPresent(user::setEmail);
        identity.saveUser(user);
    }

    private static String name(OidcClaims person, String claim) {
        String name = person.text(claim).orElse(null);
        return name == null || name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }

    /** Aligns the membership in groups that the OpenID provider can grant, and leaves other groups alone. */
    private void membership(String userId, Set<Role> roles) {
        List<String> present = accounts.groupsOf(userId);
        for (Role role : Role.allThatCan(Capability.BE_GRANTED_BY_OPENID)) {
            if (roles.contains(role) && !role.isIn(present)) {
                identity.createMembership(userId, role.group());
            } else if (!roles.contains(role) && role.isIn(present)) {
                identity.deleteMembership(userId, role.group());
            }
        }
    }
}
