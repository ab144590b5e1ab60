package org.serviceexchange.onboarding.security.oidc;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.security.account.OidcAudience;
import org.serviceexchange.onboarding.security.account.OidcClaims;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Sign-in with OpenID Connect. Without settings it is off, and people sign in with the engine's accounts.
 *
 * @param staff     where the provider's people sign in; null if they do not
 * @param customers where customer users sign in; null if they do not
 */
@Validated
@ConfigurationProperties("onboarding.sign-in.oidc")
record OidcProperties(@Valid Staff staff, @Valid Customers customers) {

    private static final String HTTPS_OR_THIS_MACHINE =
            "https://[^\\s?#{}/]+(/[^\\s?#{}]*)?|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?(/[^\\s?#{}]*)?";
    private static final String ISSUER_SENTENCE =
            "must be the OpenID provider's issuer, an address that begins with https://";
    private static final String METADATA_SENTENCE =
            "must be the OpenID provider's issuer, not the address of its metadata: leave out /.well-known and the rest";
    private static final String VERSION_SENTENCE =
            "must be the issuer of Microsoft Entra ID for tokens of version 2.0: https://login.microsoftonline.com/"
                    + "{tenant id}/v2.0, with the id of the tenant";
    private static final String DOMAINS_SENTENCE =
            "must be domains such as company.example, or * for all addresses of this OpenID provider";
    private static final String CLIENT_SENTENCE = "must be what the OpenID provider gave you for this application";

    /** A client of this application at an OpenID provider. */
    sealed interface Client {

        /** The name of the OpenID provider on the sign-in page. */
        String name();

        String issuer();

        String clientId();

        String clientSecret();

        List<String> scopes();

        /** Domains whose addresses are good, although the OpenID provider does not confirm them; or "*". */
        List<String> trustedDomains();

        /** The claims of which one must be true, so that the OpenID provider confirms an address. */
        List<String> verifiedClaims();

        /** Where people of many organisations sign in at one issuer: the domains to trust, by the id of the tenant. */
        default Map<String, List<String>> tenants() {
            return Map.of();
        }

        /** Whether the operator trusts the address, although the OpenID provider does not confirm it. */
        default boolean trusts(OidcClaims person, EmailAddress address) {
            return isIn(
                    tenants().isEmpty()
                            ? trustedDomains()
                            : tenants()
                                    .getOrDefault(
                                            person.text(EntraIssuer.TENANT_CLAIM)
                                                    .orElse(""),
                                            List.of()),
                    address);
        }
    }

    private static final String ALL = "*";

    private static boolean isIn(List<String> domains, EmailAddress address) {
        String domain = address.value().substring(address.value().lastIndexOf('@') + 1);
        return domains.stream().anyMatch(trusted -> trusted.equals(ALL) || trusted.equalsIgnoreCase(domain));
    }

    private static boolean areDomains(List<String> texts) {
        return texts != null
                && texts.stream()
                        .allMatch(text -> text.equals(ALL)
                                || EmailAddress.parse("somebody@" + text)
                                        .filter(address -> !text.isBlank())
                                        .isPresent());
    }

    /**
     * @param scopes      what the application requests
     * @param userIdClaim the claim that becomes the user id, in lower case
     * @param groupsClaim the claim that lists a person's groups at the OpenID provider
     * @param groups      which of them grant which role
     * @param passwords   whether staff with an account of the engine may also sign in with its password
     * @param trustedDomains see {@link Client#trustedDomains()}
     * @param verifiedClaims see {@link Client#verifiedClaims()}
     */
    record Staff(
            @NotBlank @DefaultValue("single sign-on") String name,
            @NotNull(message = ISSUER_SENTENCE) @Pattern(regexp = HTTPS_OR_THIS_MACHINE, message = ISSUER_SENTENCE)
                    String issuer,
            @NotBlank(message = CLIENT_SENTENCE) String clientId,
            @NotBlank(message = CLIENT_SENTENCE) String clientSecret,
            @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
            @NotBlank @DefaultValue("preferred_username") String userIdClaim,
            @NotBlank @DefaultValue("groups") String groupsClaim,
            @DefaultValue Map<Role, List<String>> groups,
            @DefaultValue("true") boolean passwords,
            @DefaultValue List<String> trustedDomains,
            @NotEmpty @DefaultValue("email_verified") List<String> verifiedClaims)
            implements Client {

        @AssertTrue(message = "onboarding.sign-in.oidc.staff.issuer " + METADATA_SENTENCE)
        public boolean isIssuerAndNotMetadata() {
            return !EntraIssuer.isMetadata(issuer);
        }

        @AssertTrue(message = "onboarding.sign-in.oidc.staff.issuer " + VERSION_SENTENCE)
        public boolean isOfOneTenant() {
            return !EntraIssuer.lacksVersion(issuer) && !EntraIssuer.isOfManyTenants(issuer);
        }

        @AssertTrue(message = "onboarding.sign-in.oidc.staff.trusted-domains " + DOMAINS_SENTENCE)
        public boolean isTrustingDomains() {
            return areDomains(trustedDomains);
        }

        @AssertTrue(
                message =
                        "onboarding.sign-in.oidc.staff.groups.* must say which groups at the OpenID provider grant which "
                                + "role of the provider's people, for example groups.provider-admin")
        public boolean isGrantingSomething() {
            return groups != null && groups.values().stream().anyMatch(theirs -> !theirs.isEmpty());
        }

        // no claim makes a person an engine administrator or a customer
        @AssertTrue(
                message = "onboarding.sign-in.oidc.staff.groups.* can grant the roles of the provider's people only, "
                        + "not engine-admin or customer")
        public boolean isGrantingOnlyWhatItMay() {
            return groups == null
                    || groups.keySet().stream().allMatch(role -> role.can(Capability.BE_GRANTED_BY_OPENID));
        }

        /** The roles that these groups at the OpenID provider grant. A group may be a path, "/group" or "group". */
        Set<Role> rolesOf(Set<String> theirs) {
            Set<String> names = theirs.stream().map(Staff::withoutSlash).collect(Collectors.toUnmodifiableSet());
            return groups.entrySet().stream()
                    .filter(granting -> granting.getValue().stream()
                            .map(Staff::withoutSlash)
                            .anyMatch(names::contains))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        }

        private static String withoutSlash(String group) {
            return group.startsWith("/") ? group.substring(1) : group;
        }

        @AssertTrue(message = "onboarding.sign-in.oidc.staff.scopes must have openid among them")
        public boolean isOpenId() {
            return scopes != null && scopes.contains("openid");
        }

        @Override
        public String toString() {
            return "Staff[issuer=%s, clientId=%s]".formatted(issuer, clientId);
        }
    }

    /**
     * @param scopes         what the application requests
     * @param trustedDomains see {@link Client#trustedDomains()}
     * @param verifiedClaims see {@link Client#verifiedClaims()}
     * @param tenants        see {@link Client#tenants()}; people of other tenants cannot sign in
     */
    record Customers(
            @NotBlank @DefaultValue("single sign-on") String name,
            @NotNull(message = ISSUER_SENTENCE) @Pattern(regexp = HTTPS_OR_THIS_MACHINE, message = ISSUER_SENTENCE)
                    String issuer,
            @NotBlank(message = CLIENT_SENTENCE) String clientId,
            @NotBlank(message = CLIENT_SENTENCE) String clientSecret,
            @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
            @DefaultValue List<String> trustedDomains,
            @NotEmpty @DefaultValue("email_verified") List<String> verifiedClaims,
            @DefaultValue Map<String, List<String>> tenants)
            implements Client {

        @AssertTrue(message = "onboarding.sign-in.oidc.customers.issuer " + METADATA_SENTENCE)
        public boolean isIssuerAndNotMetadata() {
            return !EntraIssuer.isMetadata(issuer);
        }

        @AssertTrue(message = "onboarding.sign-in.oidc.customers.issuer " + VERSION_SENTENCE)
        public boolean isOfRightVersion() {
            return !EntraIssuer.lacksVersion(issuer);
        }

        @AssertTrue(
                message =
                        "onboarding.sign-in.oidc.customers.issuer serves every organisation: either use the issuer of one"
                                + " tenant, or name each tenant and the domains of its addresses in"
                                + " onboarding.sign-in.oidc.customers.tenants.{tenant id}")
        public boolean isNamingTenants() {
            return EntraIssuer.isOfManyTenants(issuer) == (tenants != null && !tenants.isEmpty());
        }

        // otherwise the administrators of one organisation could give themselves an address of another one
        @AssertTrue(
                message = "onboarding.sign-in.oidc.customers.tenants must have the id of a tenant and domains such as"
                        + " company.example; trusted-domains must be empty then")
        public boolean isTrustingDomainsByTenant() {
            return tenants == null
                    || tenants.isEmpty()
                    || trustedDomains.isEmpty()
                            && tenants.keySet().stream().allMatch(EntraIssuer::isTenant)
                            && tenants.values().stream()
                                    .allMatch(domains -> areDomains(domains) && !domains.contains(ALL));
        }

        @AssertTrue(message = "onboarding.sign-in.oidc.customers.trusted-domains " + DOMAINS_SENTENCE)
        public boolean isTrustingDomains() {
            return areDomains(trustedDomains);
        }

        @AssertTrue(message = "onboarding.sign-in.oidc.customers.scopes must have openid and email among them")
        public boolean isOpenIdWithAddress() {
            return scopes != null && scopes.containsAll(List.of("openid", "email"));
        }

        @Override
        public String toString() {
            return "Customers[issuer=%s, clientId=%s]".formatted(issuer, clientId);
        }
    }

    // otherwise a token for one would also be a token for the other
    @AssertTrue(message = "onboarding.sign-in.oidc.staff and .customers must differ in issuer or client-id")
    public boolean isTwoClients() {
        return staff == null
                || customers == null
                || staff.issuer() == null
                || !staff.issuer().equals(customers.issuer())
                || staff.clientId() == null
                || !staff.clientId().equals(customers.clientId());
    }

    boolean isOff() {
        return staff == null && customers == null;
    }

    Optional<Client> client(OidcAudience audience) {
        return Optional.ofNullable(
                switch (audience) {
                    case STAFF -> staff;
                    case CUSTOMERS -> customers;
                });
    }

    /** Whether staff may sign in with the password of an engine account. */
    boolean staffMayUsePasswords() {
        return staff == null || staff.passwords();
    }
}
