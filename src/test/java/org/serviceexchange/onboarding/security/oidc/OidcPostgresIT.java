package org.serviceexchange.onboarding.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OpenIdProvider;
import org.serviceexchange.onboarding.RealPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whose account it is, asked of a real PostgreSQL: that query is our own, not the engine's. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "onboarding.sign-in.oidc.staff.client-id=" + OpenIdProvider.STAFF_CLIENT,
            "onboarding.sign-in.oidc.staff.client-secret=" + OpenIdProvider.SECRET,
            // as Keycloak sends them
            "onboarding.sign-in.oidc.staff.groups-claim=realm_access.roles",
            "onboarding.sign-in.oidc.staff.groups.provider-admin=sx-admins",
            "onboarding.sign-in.oidc.staff.groups.operations=/company/sx-operations"
        })
@ActiveProfiles({"demo", "postgres"})
@ContextConfiguration(initializers = RealPostgres.class)
class OidcPostgresIT {

    private static final OpenIdProvider PROVIDER = new OpenIdProvider();

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @DynamicPropertySource
    static void start(DynamicPropertyRegistry properties) {
        properties.add("onboarding.sign-in.oidc.staff.issuer", PROVIDER::staff);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void renamed_person_keeps_account_and_old_name_is_not_reused() throws Exception {
        new OidcBrowser(port).signIn("staff", "s-1", staff("petra", "/sx-admins"));
        assertThat(identity.createGroupQuery().groupMember("petra").list())
                .extracting(Group::getId)
                .containsExactly("provider-admin");
        OidcBrowser later = new OidcBrowser(port);
        later.signIn("staff", "s-1", staff("petra-newname", "company/sx-operations"));
        OidcBrowser other = new OidcBrowser(port);
        String refused = OidcBrowser.location(other.signIn("staff", "s-2", staff("petra", "sx-admins")));

        assertThat(later.user()).isEqualTo("petra");
        assertThat(identity.createGroupQuery().groupMember("petra").list())
                .extracting(Group::getId)
                .containsExactly("operations");
        assertThat(refused).endsWith("refused=account-taken");
    }

    @Test
    void group_of_the_same_name_elsewhere_in_the_tree_grants_nothing() throws Exception {
        for (String group : List.of("/mine/sx-admins", "sx-admins/mine", "//sx-admins", "sx-operations")) {
            assertThat(OidcBrowser.location(new OidcBrowser(port).signIn("staff", "s-3", staff("olga", group))))
                    .as(group)
                    .endsWith("refused=no-group");
        }
    }

    private static Map<String, Object> staff(String name, String group) {
        return Map.of("preferred_username", name, "realm_access", Map.of("roles", List.of(group)));
    }
}
