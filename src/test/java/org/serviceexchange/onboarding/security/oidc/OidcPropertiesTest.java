package org.serviceexchange.onboarding.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.security.account.OidcAudience;
import org.serviceexchange.onboarding.security.account.OidcClaims;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** What an operator may set; anything else stops the start with a sentence. */
class OidcPropertiesTest {

    private static final String PREFIX = "onboarding.sign-in.oidc.";
    private static final String[] STAFF = {
        PREFIX + "staff.issuer=https://id.example",
        PREFIX + "staff.client-id=onboarding",
        PREFIX + "staff.client-secret=canary-secret",
        PREFIX + "staff.groups.provider-agent=agents"
    };

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void no_setting_means_openid_sign_in_off() {
        application.run(context -> {
            OidcProperties properties = context.getBean(OidcProperties.class);
            assertThat(properties.isOff()).isTrue();
            assertThat(properties.staffMayUsePasswords()).isTrue();
        });
    }

    @Test
    void required_staff_settings_alone_use_defaults() {
        application.withPropertyValues(STAFF).run(context -> {
            OidcProperties properties = context.getBean(OidcProperties.class);
            assertThat(properties.staff().userIdClaim()).isEqualTo("preferred_username");
            assertThat(properties.staff().rolesOf(Set.of("agents", "x"))).containsExactly(Role.PROVIDER_AGENT);
            assertThat(properties.staffMayUsePasswords()).isTrue();
            assertThat(properties.client(OidcAudience.CUSTOMERS)).isEmpty();
            assertThat(properties.toString()).doesNotContain("canary-secret");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "staff.issuer=                        | must be the OpenID provider's issuer",
                "staff.issuer=http://id.example       | must be the OpenID provider's issuer",
                "staff.issuer=ftp://id.example        | must be the OpenID provider's issuer",
                "staff.issuer=http://localhost.evil/x | must be the OpenID provider's issuer",
                "staff.client-id=                     | must be what the OpenID provider gave you",
                "staff.client-secret=                 | must be what the OpenID provider gave you",
                "staff.groups.provider-agent=         | must say which groups",
                "staff.groups.engine-admin=everybody  | can grant the roles of the provider's people only",
                "staff.groups.customer=everybody      | can grant the roles of the provider's people only",
                "staff.groups.camunda-admin=everybody | camunda-admin",
                "staff.scopes=profile                 | must have openid among them",
                "customers.client-id=onboarding       | must differ in issuer or client-id",
                "customers.scopes=openid              | must have openid and email among them",
                "customers.issuer=                    | must be the OpenID provider's issuer",
                "staff.issuer=https://{tenantid}/v2.0 | must be the OpenID provider's issuer",
                "staff.issuer=https:///realm          | must be the OpenID provider's issuer",
                "staff.issuer=https://id.example/.well-known/openid-configuration        | not the address of its metadata",
                "customers.issuer=https://id.example/x/.well-known/openid-configuration  | not the address of its metadata",
                "staff.issuer=https://login.microsoftonline.com/company.example          | tokens of version 2.0",
                "staff.issuer=https://login.microsoftonline.com/company.example/v2.0/    | tokens of version 2.0",
                "staff.issuer=https://login.microsoftonline.com/common/v2.0              | with the id of the tenant",
                "staff.issuer=https://login.microsoftonline.us/Organizations/v2.0        | with the id of the tenant",
                "customers.issuer=https://login.microsoftonline.com/common/v2.0          | serves every organisation",
                "customers.issuer=https://login.microsoftonline.com/organizations/v2.0   | customers.tenants.{tenant id}",
                "customers.tenants.11111111-2222-3333-4444-555555555555=company.example  | serves every organisation",
                "customers.trusted-domains=https://company.example                       | must be domains",
                "customers.trusted-domains=@company.example                              | must be domains",
                "staff.trusted-domains=somewhere                                         | must be domains",
                "customers.verified-claims=                                              | must not be empty",
            })
    void invalid_setting_stops_the_start_without_showing_the_secret(String wrong, String sentence) {
        List<String> properties = new ArrayList<>(Arrays.asList(STAFF));
        properties.add(PREFIX + "customers.issuer=https://id.example");
        properties.add(PREFIX + "customers.client-id=customers");
        properties.add(PREFIX + "customers.client-secret=canary-secret");
        application.withPropertyValues(properties.toArray(String[]::new)).run(context -> assertThat(context)
                .hasNotFailed());

        properties.add(PREFIX + wrong);

        application.withPropertyValues(properties.toArray(String[]::new)).run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("canary-secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11111111-2222-3333-4444-555555555555=company.example, company.co.example |",
                "11111111-2222-3333-4444-555555555555=*                                   | tenants must have the id",
                "11111111-2222-3333-4444-555555555555=company                             | tenants must have the id",
                "company=company.example                                                  | tenants must have the id",
            })
    void tenants_of_a_shared_issuer_have_domains_each(String tenant, String sentence) {
        application
                .withPropertyValues(
                        PREFIX + "customers.issuer=https://login.microsoftonline.com/organizations/v2.0",
                        PREFIX + "customers.client-id=customers",
                        PREFIX + "customers.client-secret=canary-secret",
                        PREFIX + "customers.tenants." + tenant)
                .run(context -> {
                    if (sentence == null) {
                        OidcProperties.Customers customers =
                                context.getBean(OidcProperties.class).customers();
                        assertThat(trusts(customers, "11111111-2222-3333-4444-555555555555", "c@company.example"))
                                .isTrue();
                        assertThat(trusts(customers, "11111111-2222-3333-4444-555555555555", "c@other.example"))
                                .isFalse();
                        assertThat(trusts(customers, "99999999-2222-3333-4444-555555555555", "c@company.example"))
                                .isFalse();
                        assertThat(trusts(customers, null, "c@company.example")).isFalse();
                    } else {
                        assertThat(context).getFailure().rootCause().hasMessageContaining(sentence);
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groups             | groups    | false | true",
                "groups             | roles     | true  | true",
                "groups             | roles     | false | false",
                "roles              | roles     | false | true",
                "roles              | groups    | true  | false",
                "realm_access.roles | groups    | true  | false",
            })
    void only_the_claim_that_the_provider_left_out_is_missed(
            String claim, String pointed, boolean hasGroups, boolean leftOut) {
        Map<String, Object> claims = Map.of("_claim_names", Map.of(pointed, "src1"), "hasgroups", hasGroups);
        assertThat(new OidcClaims("issuer", "subject", claims, Map.of()).leavesOut(claim))
                .isEqualTo(leftOut);
    }

    private static boolean trusts(OidcProperties.Customers customers, String tenant, String address) {
        Map<String, Object> claims = tenant == null ? Map.of() : Map.of("tid", tenant);
        return customers.trusts(new OidcClaims("issuer", "subject", claims, Map.of()), new EmailAddress(address));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OidcProperties.class)
    static class Settings {}
}
