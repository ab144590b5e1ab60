package org.serviceexchange.onboarding.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.security.oidc.OidcBrowser.location;
import static org.serviceexchange.onboarding.security.oidc.OidcBrowser.parameter;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.OpenIdProvider;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Staff and customers sign in at OpenID providers of their own, over HTTP, as honest people and as others. */
@OnboardingTest
@TestPropertySource(
        properties = {
            "onboarding.sign-in.oidc.staff.name=Example ID",
            "onboarding.sign-in.oidc.staff.passwords=false",
            "onboarding.sign-in.oidc.staff.client-id=" + OpenIdProvider.STAFF_CLIENT,
            "onboarding.sign-in.oidc.staff.client-secret=" + OpenIdProvider.SECRET,
            "onboarding.sign-in.oidc.staff.groups.provider-admin=sx-admins",
            "onboarding.sign-in.oidc.staff.groups.operations=sx-operations, everybody-in-it",
            "onboarding.sign-in.oidc.staff.trusted-domains=trusted.example",
            "onboarding.sign-in.oidc.customers.name=Customer Login",
            "onboarding.sign-in.oidc.customers.client-id=" + OpenIdProvider.CUSTOMERS_CLIENT,
            "onboarding.sign-in.oidc.customers.client-secret=" + OpenIdProvider.SECRET,
            "onboarding.sign-in.oidc.customers.trusted-domains=Trusted.Example, also-trusted.example",
            "onboarding.sign-in.oidc.customers.verified-claims=email_verified, xms_edov"
        })
@ExtendWith(OutputCaptureExtension.class)
class OidcSignInTest {

    private static final OpenIdProvider PROVIDER = new OpenIdProvider();
    private static final AtomicInteger COUNTER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    IdentityService identity;

    @Autowired
    Mailbox mailbox;

    OidcBrowser browser;
    String name;
    Person customer;

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry properties) {
        properties.add("onboarding.sign-in.oidc.staff.issuer", PROVIDER::staff);
        properties.add("onboarding.sign-in.oidc.customers.issuer", PROVIDER::customers);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void somebodyNew() {
        browser = new OidcBrowser(port);
        name = "petra" + COUNTER.incrementAndGet();
        customer = story.newCustomerAdmin();
    }

    @AfterEach
    void honestAgain(CapturedOutput output) {
        PROVIDER.forge(null);
        assertThat(output).doesNotContain(OpenIdProvider.SECRET).doesNotContain("eyJ");
    }

    @Nested
    class Staff {

        @Test
        void staff_get_the_groups_that_their_claim_grants() throws Exception {
            HttpResponse<String> answer = browser.signIn("staff", "s-" + name, staff("sx-admins", "sx-operations"));

            assertThat(location(answer)).endsWith("/");
            assertThat(browser.user()).isEqualTo(name);
            assertThat(browser.get("/").body()).contains("<b>" + name + "</b>");
            assertThat(browser.get("/mailbox").statusCode()).isEqualTo(200);
            assertThat(browser.get("/camunda/api/engine/engine/default/task", "application/json")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(groups()).containsExactlyInAnyOrder("provider-admin", "operations");
            User user = user();
            assertThat(user.getFirstName()).isEqualTo("Petra");
            assertThat(user.getLastName()).isEqualTo("Provider");
            assertThat(user.getEmail()).isEqualTo(name + "@provider.example");
        }

        @Test
        void staff_sign_in_returns_to_requested_page() throws Exception {
            HttpResponse<String> tasklist = browser.get("/camunda/app/tasklist/default/");
            assertThat(tasklist.statusCode()).isEqualTo(302);
            assertThat(location(tasklist)).endsWith("/sign-in");
            assertThat(browser.get("/sign-in").body())
                    .contains(
                            "href=\"/oauth2/authorization/staff?page=%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F",
                            "Sign in with Example ID")
                    .contains(
                            "href=\"/oauth2/authorization/customers?page=%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F",
                            "Sign in with Customer Login");

            assertThat(location(browser.signIn("staff", "s-" + name, staff("sx-admins"))))
                    .contains("/camunda/app/tasklist/default/");
            assertThat(browser.get("/camunda/app/tasklist/default/").statusCode())
                    .isEqualTo(200);
        }

        @Test
        void sign_in_renews_the_session() throws Exception {
            browser.get("/sign-in");
            URI asked = browser.asked("staff");
            String before = browser.session();
            browser.get(browser.answerOfProvider(asked, "s-" + name, staff("sx-admins")));
            assertThat(browser.session()).isNotEqualTo(before);
            assertThat(browser.user()).isEqualTo(name);
        }

        @Test
        void next_sign_in_updates_groups_and_names() throws Exception {
            browser.signIn("staff", "s-" + name, staff("sx-admins", "sx-operations"));

            Map<String, Object> changed = new HashMap<>(staff("everybody-in-it"));
            changed.put("preferred_username", name + "-married");
            changed.put("family_name", "Newname");
            OidcBrowser later = new OidcBrowser(port);
            later.signIn("staff", "s-" + name, changed);

            // the same person, so the same account, under the id that it has
            assertThat(later.user()).isEqualTo(name);
            assertThat(groups()).containsExactly("operations");
            assertThat(user().getLastName()).isEqualTo("Newname");
            // and the session from before has the new rights at its next request
            assertThat(browser.get("/camunda/app/tasklist/default/").statusCode())
                    .isEqualTo(200);
            assertThat(identity.createUserQuery().userId(name + "-married").count())
                    .isZero();
        }

        @Test
        void sign_in_after_loss_of_groups_removes_them_and_is_refused() throws Exception {
            browser.signIn("staff", "s-" + name, staff("sx-admins"));
            OidcBrowser later = new OidcBrowser(port);

            HttpResponse<String> refused = later.signIn("staff", "s-" + name, staff("another-group"));

            assertThat(sentence(later, refused)).contains("you are in none of the groups that may work here");
            assertThat(later.user()).isEmpty();
            assertThat(groups()).isEmpty();
            assertThat(browser.get("/mailbox").statusCode()).isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"camunda-admin", "provider-admin", "customer", "customer-acme", "SX-ADMINS", "sx-admins ", ""
                })
        void unmapped_group_grants_nothing(String group) throws Exception {
            HttpResponse<String> refused = browser.signIn("staff", "s-" + name, staff(group));
            assertThat(sentence(browser, refused)).contains("you are in none of the groups");
            assertThat(identity.createUserQuery().userId(name).count()).isZero();

            browser.signIn("staff", "s-" + name, staff(group, "sx-operations"));
            assertThat(groups()).containsExactly("operations");
        }

        @Test
        void address_that_the_provider_does_not_confirm_or_send_leaves_the_stored_one() throws Exception {
            browser.signIn("staff", "s-" + name, staff("sx-admins"));
            Map<String, Object> unconfirmed = new HashMap<>(staff("sx-admins"));
            unconfirmed.put("email", "another@provider.example");
            unconfirmed.put("email_verified", false);
            Map<String, Object> without = new HashMap<>(staff("sx-admins"));
            without.remove("email");
            Map<String, Object> noAddress = new HashMap<>(staff("sx-admins"));
            noAddress.put("email", "petra");
            for (Map<String, Object> claims : List.of(unconfirmed, without, noAddress)) {
                assertThat(location(new OidcBrowser(port).signIn("staff", "s-" + name, claims)))
                        .endsWith("/");
                assertThat(user().getEmail()).isEqualTo(name + "@provider.example");
            }
            // of this domain the operator says that its addresses are good
            unconfirmed.put("email", "Petra@Trusted.Example");
            browser.signIn("staff", "s-" + name, unconfirmed);
            assertThat(user().getEmail()).isEqualTo("petra@trusted.example");
        }

        @Test
        void staff_without_an_address_are_told_at_sign_in(CapturedOutput output) throws Exception {
            Map<String, Object> claims = new HashMap<>(staff("sx-admins"));
            claims.put("email_verified", false);
            browser.get("/mailbox");
            HttpResponse<String> page = browser.get(location(browser.signIn("staff", "s-" + name, claims)));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Your account has no e-mail address", "href=\"/mailbox");
            assertThat(output).contains("email_verified", "onboarding.sign-in.oidc.staff.trusted-domains");

            assertThat(location(new OidcBrowser(port).signIn("staff", "s-" + name, staff("sx-admins"))))
                    .endsWith("/");
        }

        @Test
        void groups_that_the_provider_left_out_take_no_rights_away(CapturedOutput output) throws Exception {
            browser.signIn("staff", "s-" + name, staff("sx-admins"));
            Map<String, Object> tooMany = new HashMap<>(staff());
            tooMany.remove("groups");
            Map<String, Object> pointed = new HashMap<>(tooMany);
            pointed.put("_claim_names", Map.of("groups", "src1"));
            pointed.put(
                    "_claim_sources", Map.of("src1", Map.of("endpoint", "https://graph.example/me/getMemberObjects")));
            Map<String, Object> flagged = new HashMap<>(tooMany);
            flagged.put("hasgroups", true);
            for (Map<String, Object> claims : List.of(pointed, flagged)) {
                OidcBrowser later = new OidcBrowser(port);
                HttpResponse<String> refused = later.signIn("staff", "s-" + name, claims);
                assertThat(sentence(later, refused)).contains("too many groups", "Ask your administrator");
                assertThat(later.user()).isEmpty();
                assertThat(groups()).containsExactly("provider-admin");
                // at the first sign-in there is nothing to keep, and nothing to grant
                assertThat(location(later.signIn("staff", "s-new-" + name, claims)))
                        .endsWith("refused=too-many-groups");
            }
            assertThat(output).contains("more groups than a token may have", "groups assigned to the application");
            // a pointer to another claim is none to the groups
            Map<String, Object> other = new HashMap<>(tooMany);
            other.put("_claim_names", Map.of("address", "src1"));
            assertThat(location(browser.signIn("staff", "s-" + name, other))).endsWith("refused=no-group");
            assertThat(groups()).isEmpty();
        }

        @Test
        void administrator_links_an_account_with_password_to_a_person_at_the_provider(CapturedOutput output)
                throws Exception {
            User before = identity.newUser(name);
            before.setPassword("Correct-horse-battery-9");
            before.setEmail(name + "@provider.example");
            identity.saveUser(before);
            identity.createMembership(name, "process-designer");
            String subject = "s-" + name;
            HttpResponse<String> refused = browser.signIn("staff", subject, staff("sx-admins"));
            assertThat(sentence(browser, refused)).contains("Ask your administrator");
            // what the administrator needs is in the log
            assertThat(output).contains("subject " + subject, "user id " + name);

            for (String stranger : List.of(customer.id(), name + "-nobody")) {
                assertThat(link(name, "staff", subject, stranger, "demo")).isIn(404, 401);
            }
            assertThat(link(name, "staff", subject, "admin", "wrong")).isEqualTo(401);
            assertThat(link(name, "nobody", subject, "admin", "demo")).isEqualTo(400);
            assertThat(link(name, "staff", " ", "admin", "demo")).isEqualTo(400);
            assertThat(link(name + "-nobody", "staff", subject, "admin", "demo"))
                    .isEqualTo(404);
            // an administrator keeps the password, so that an outage locks nobody out
            assertThat(link("admin", "staff", subject, "admin", "demo")).isEqualTo(409);
            story.registered(customer);
            assertThat(link(customer.id(), "staff", subject, "admin", "demo")).isEqualTo(409);
            assertThat(link(name, "staff", subject, "admin", "demo")).isEqualTo(204);
            assertThat(link(name, "staff", subject, "admin", "demo")).isEqualTo(204);
            assertThat(link("provider-agent", "staff", subject, "admin", "demo"))
                    .isEqualTo(409);

            assertThat(location(browser.signIn("staff", subject, staff("sx-admins"))))
                    .endsWith("/");
            assertThat(browser.user()).isEqualTo(name);
            assertThat(groups()).containsExactly("provider-admin");
            assertThat(basic("/api/onboardings", name, "Correct-horse-battery-9"))
                    .isEqualTo(401);
            // another person under that name stays out
            assertThat(location(new OidcBrowser(port).signIn("staff", "another-" + subject, staff("sx-admins"))))
                    .endsWith("refused=account-taken");

            // and back to nothing
            assertThat(unlink(name, "staff")).isEqualTo(204);
            assertThat(location(new OidcBrowser(port).signIn("staff", subject, staff("sx-admins"))))
                    .endsWith("refused=account-taken");
        }

        @Test
        void administrator_links_a_customers_account() throws Exception {
            String number = story.numberOf(story.registered(customer));
            Map<String, Object> silent = Map.of("name", "Carla");
            assertThat(location(browser.signIn("customers", "c-" + name, silent)))
                    .endsWith("refused=no-address");
            // no account of the provider's people is reached from the customers' provider
            assertThat(link("provider-agent", "customers", "c-" + name, "admin", "demo"))
                    .isEqualTo(409);
            assertThat(link(customer.id(), "customers", "c-" + name, "admin", "demo"))
                    .isEqualTo(204);

            browser.signIn("customers", "c-" + name, silent);
            assertThat(browser.user()).isEqualTo(customer.id());
            assertThat(browser.get("/onboardings/" + number).statusCode()).isEqualTo(200);
        }

        private int link(String userId, String audience, String subject, String by, String password) throws Exception {
            return accountLink("PUT", userId, audience, "{\"subject\":\"%s\"}".formatted(subject), by, password);
        }

        private int unlink(String userId, String audience) throws Exception {
            return accountLink("DELETE", userId, audience, "", "admin", "demo");
        }

        private int accountLink(String method, String userId, String audience, String body, String by, String password)
                throws Exception {
            return SignedInClient.withBasic(port, by, password)
                    .send(method, "/api/accounts/%s/openid-connect/%s".formatted(userId, audience), body)
                    .status();
        }

        @Test
        void missing_or_malformed_groups_claim_grants_nothing() throws Exception {
            for (Object value : List.of(Map.of("sx-admins", true), List.of(List.of("sx-admins")), 7, true)) {
                Map<String, Object> claims = new HashMap<>(staff());
                claims.put("groups", value);
                assertThat(location(browser.signIn("staff", "s-" + name, claims)))
                        .endsWith("refused=no-group");
            }
            Map<String, Object> without = new HashMap<>(staff());
            without.remove("groups");
            assertThat(location(browser.signIn("staff", "s-" + name, without))).endsWith("refused=no-group");
        }

        @ParameterizedTest
        @ValueSource(strings = {"admin", "Admin", "provider-admin", "customer-admin"})
        void user_name_of_an_existing_account_is_refused(String taken) throws Exception {
            Map<String, Object> claims = new HashMap<>(staff("sx-admins"));
            claims.put("preferred_username", taken);
            List<String> before = groups(taken.toLowerCase());

            HttpResponse<String> refused = browser.signIn("staff", "s-" + name, claims);

            assertThat(sentence(browser, refused)).contains("belongs to another person");
            assertThat(browser.user()).isEmpty();
            assertThat(groups(taken.toLowerCase())).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(strings = {"../admin", "*", "a b", "", "<b>x</b>", "x/y"})
        void invalid_user_name_is_refused(String userName) throws Exception {
            Map<String, Object> claims = new HashMap<>(staff("sx-admins"));
            claims.put("preferred_username", userName);
            assertThat(location(browser.signIn("staff", "s-" + name, claims))).endsWith("refused=no-user-name");
        }

        @Test
        void user_name_reused_by_another_person_is_refused() throws Exception {
            browser.signIn("staff", "s-" + name, staff("sx-admins"));
            OidcBrowser other = new OidcBrowser(port);
            assertThat(location(other.signIn("staff", "another-subject", staff("sx-admins"))))
                    .endsWith("refused=account-taken");
            assertThat(other.user()).isEmpty();
        }

        @Test
        void staff_with_name_or_address_of_a_customer_user_are_refused() throws Exception {
            story.registered(customer);
            Map<String, Object> byAddress = new HashMap<>(staff("sx-admins"));
            byAddress.put("email", customer.id().toUpperCase());
            assertThat(location(browser.signIn("staff", "s-" + name, byAddress)))
                    .endsWith("refused=customers-address");

            Map<String, Object> byName = new HashMap<>(staff("sx-admins"));
            byName.put("preferred_username", customer.id());
            assertThat(location(browser.signIn("staff", "s-" + name, byName))).endsWith("refused=account-taken");

            // a contact who has no account yet
            Map<String, Object> form = new HashMap<>(story.registrationOf(story.newCustomerAdmin()));
            form.put("contactEmail", "invited@%s.example".formatted(name));
            story.register(form);
            byName.put("preferred_username", "invited@%s.example".formatted(name));
            byName.remove("email");
            assertThat(location(browser.signIn("staff", "s-" + name, byName))).endsWith("refused=customers-address");
            assertThat(browser.user()).isEmpty();
        }

        @Test
        void staff_address_as_contact_of_a_customer_is_refused() throws Exception {
            browser.signIn("staff", "s-" + name, staff("sx-operations"));
            new OidcBrowser(port).signIn("staff", "s-" + name, staff("no-group-any-more"));
            Map<String, Object> form = new HashMap<>(story.registrationOf(customer));
            form.put("contactEmail", name + "@provider.example");
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> story.register(form))
                    .hasMessageContaining("this is one of your own people");
        }

        @Test
        void password_of_openid_staff_is_never_accepted() throws Exception {
            browser.signIn("staff", "s-" + name, staff("sx-admins"));
            User user = user();
            user.setPassword("Correct-horse-battery-9");
            identity.saveUser(user);

            assertThat(basic("/api/onboardings", name, "Correct-horse-battery-9"))
                    .isEqualTo(401);
            assertThat(basic("/engine-rest/task", name, "Correct-horse-battery-9"))
                    .isEqualTo(401);
            assertThat(passwordAtOurPage(name, "Correct-horse-battery-9")).endsWith("/sign-in?error");
            assertThat(passwordAtTasklist(name, "Correct-horse-battery-9")).isEqualTo(401);
        }

        @Test
        void password_link_is_sent_only_to_accounts_with_password_sign_in() throws Exception {
            browser.signIn("staff", "s-" + name, staff("sx-admins"));
            for (String address : List.of(name + "@provider.example", "agent@provider.example", customer.id())) {
                OidcBrowser anybody = new OidcBrowser(port);
                String csrf = OidcBrowser.csrf(anybody.get("/forgotten-password"));
                assertThat(anybody.post("/forgotten-password", Map.of("email", address, "_csrf", csrf))
                                .statusCode())
                        .isEqualTo(200);
            }
            // one after the other, so that when the last one is there the others would be
            for (int i = 0; i < 100 && linksTo(customer.id()) == 0; i++) {
                Thread.sleep(100);
            }
            assertThat(linksTo(customer.id())).isEqualTo(1);
            assertThat(linksTo(name + "@provider.example")).isZero();
            assertThat(linksTo("agent@provider.example")).isZero();
        }

        private long linksTo(String address) {
            return mailbox.newest(200).stream()
                    .filter(mail -> mail.subject().equals("Set a new password"))
                    .filter(mail -> mail.to().toString().contains(address))
                    .count();
        }

        @Test
        void passwords_off_for_staff_still_work_for_customers_and_administrator() throws Exception {
            assertThat(basic("/api/onboardings", "provider-admin", "demo")).isEqualTo(401);
            assertThat(passwordAtOurPage("provider-admin", "demo")).endsWith("/sign-in?error");
            assertThat(passwordAtTasklist("provider-admin", "demo")).isEqualTo(401);

            assertThat(basic("/api/onboardings", customer.id(), "demo")).isEqualTo(200);
            assertThat(passwordAtOurPage(customer.id(), "demo")).endsWith("/");
            assertThat(passwordAtTasklist("admin", "demo")).isEqualTo(200);
            assertThat(new OidcBrowser(port).get("/sign-in").body()).contains("have no password here");
        }
    }

    @Nested
    class Customers {

        @Test
        void a_customer_is_found_by_the_verified_address() throws Exception {
            String number = story.numberOf(story.registered(customer));

            HttpResponse<String> answer = browser.signIn("customers", "c-" + name, customer(customer.id(), true));

            assertThat(location(answer)).endsWith("/");
            assertThat(browser.user()).isEqualTo(customer.id());
            assertThat(browser.get("/onboardings/" + number).statusCode()).isEqualTo(200);
            assertThat(browser.get("/mailbox").statusCode()).isEqualTo(404);
            assertThat(browser.get("/camunda/api/engine/engine/default/task", "application/json")
                            .body())
                    .contains(CustomerOnboardingModel.CREATE_PROVIDER_RECORD);
            // the password goes on working: the account is the engine's own
            assertThat(basic("/api/onboardings", customer.id(), "demo")).isEqualTo(200);
        }

        @Test
        void customer_claims_grant_nothing() throws Exception {
            story.registered(customer);
            List<String> before = groups(customer.id());
            Map<String, Object> claims = new HashMap<>(customer(customer.id(), true));
            claims.put("groups", List.of("sx-admins", "provider-admin", "camunda-admin", "customer-other"));
            claims.put("preferred_username", "provider-admin");
            claims.put("given_name", "Provider");
            claims.put("family_name", "Admin");

            browser.signIn("customers", "c-" + name, claims);

            assertThat(browser.user()).isEqualTo(customer.id());
            assertThat(groups(customer.id())).isEqualTo(before).doesNotContain("provider-admin");
            assertThat(identity.createUserQuery()
                            .userId(customer.id())
                            .singleResult()
                            .getLastName())
                    .isNotEqualTo("Admin");
        }

        @Test
        void unverified_address_is_refused() throws Exception {
            story.registered(customer);
            HttpResponse<String> refused = browser.signIn("customers", "c-" + name, customer(customer.id(), false));
            assertThat(sentence(browser, refused)).contains("isn't confirmed. Confirm the address there");
            for (Object value : List.of("yes", 1, List.of(true))) {
                Map<String, Object> claims = new HashMap<>(customer(customer.id(), true));
                claims.put("email_verified", value);
                assertThat(location(new OidcBrowser(port).signIn("customers", "c-" + name, claims)))
                        .contains("/sign-in?refused=");
            }
            assertThat(browser.user()).isEmpty();
        }

        @Test
        void address_that_the_provider_says_nothing_about_is_trusted_where_the_operator_says_so(CapturedOutput output)
                throws Exception {
            story.registered(customer);
            // nothing that the person could do: only the operator
            HttpResponse<String> refused = browser.signIn("customers", "c-" + name, Map.of("email", customer.id()));
            assertThat(sentence(browser, refused)).contains("doesn't say whether", "Ask the provider");
            assertThat(browser.user()).isEmpty();
            assertThat(output)
                    .contains("email_verified", "xms_edov", "onboarding.sign-in.oidc.customers.trusted-domains")
                    .doesNotContain(customer.id());

            for (String domain : List.of("trusted.example", "also-trusted.example")) {
                Person trusted = contactAt(domain);
                assertThat(location(new OidcBrowser(port)
                                .signIn(
                                        "customers",
                                        "c-" + trusted.id(),
                                        Map.of("email", trusted.id().toUpperCase()))))
                        .endsWith("/");
            }
            // a domain beneath it is another one, and a provider that says no is believed
            Person beneath = contactAt("sub.trusted.example");
            assertThat(location(browser.signIn("customers", "c-" + beneath.id(), Map.of("email", beneath.id()))))
                    .endsWith("refused=address-not-confirmed");
            Person denied = contactAt("trusted.example");
            assertThat(location(browser.signIn("customers", "c-" + denied.id(), customer(denied.id(), false))))
                    .endsWith("refused=address-not-verified");
        }

        @Test
        void another_claim_that_the_operator_names_verifies_an_address() throws Exception {
            story.registered(customer);
            for (Object no : List.of(false, "0", 0, "false", "yes", List.of(true))) {
                assertThat(location(new OidcBrowser(port)
                                .signIn("customers", "c-" + name, Map.of("email", customer.id(), "xms_edov", no))))
                        .as("%s", no)
                        .contains("refused=address-not-");
            }
            for (Object yes : List.of(true, "1", 1, "true")) {
                OidcBrowser person = new OidcBrowser(port);
                person.signIn("customers", "c-" + name, Map.of("email", customer.id(), "xms_edov", yes));
                assertThat(person.user()).as("%s", yes).isEqualTo(customer.id());
            }
            assertThat(location(browser.signIn(
                            "customers",
                            "c-" + name + "-2",
                            Map.of("email", customer.id(), "email_verified", false, "xms_edov", true))))
                    .endsWith("refused=address-not-verified");
        }

        /** The contact of a new customer, with an account. */
        private Person contactAt(String domain) {
            Person at = story.newCustomerAdmin();
            Person contact = new Person(
                    "carla%d@%s".formatted(COUNTER.incrementAndGet(), domain),
                    at.company(),
                    at.instanceName(),
                    at.instanceId());
            User account = identity.newUser(contact.id());
            account.setEmail(contact.id());
            identity.saveUser(account);
            story.registered(contact);
            return contact;
        }

        @Test
        void person_who_signed_in_before_needs_no_address_any_more() throws Exception {
            story.registered(customer);
            browser.signIn("customers", "c-" + name, customer(customer.id(), true));
            OidcBrowser later = new OidcBrowser(port);
            later.signIn("customers", "c-" + name, customer("married@nowhere.example", false));
            assertThat(later.user()).isEqualTo(customer.id());
        }

        @Test
        void address_as_an_administrator_typed_it_is_the_customers() throws Exception {
            User account = identity.createUserQuery().userId(customer.id()).singleResult();
            account.setEmail(" " + customer.id().toUpperCase() + " ");
            identity.saveUser(account);
            story.registered(customer);

            browser.signIn("customers", "c-" + name, customer(customer.id(), true));
            assertThat(browser.user()).isEqualTo(customer.id());

            Map<String, Object> staff = new HashMap<>(staff("sx-admins"));
            staff.put("email", customer.id());
            assertThat(location(new OidcBrowser(port).signIn("staff", "s-" + name, staff)))
                    .endsWith("refused=customers-address");
        }

        @Test
        void sign_in_of_uninvited_person_is_refused_without_account() throws Exception {
            HttpResponse<String> stranger =
                    browser.signIn("customers", "c-" + name, customer("stranger@nowhere.example", true));
            assertThat(sentence(browser, stranger)).contains("no customer's account for your e-mail address");
            // an account that no onboarding made a customer's
            assertThat(location(browser.signIn("customers", "c-" + name, customer(customer.id(), true))))
                    .endsWith("refused=not-invited");
            assertThat(browser.user()).isEmpty();
            assertThat(browser.get("/onboardings").statusCode()).isEqualTo(302);
            assertThat(identity.createUserQuery()
                            .userEmail("stranger@nowhere.example")
                            .count())
                    .isZero();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"admin@provider.example", "operations@provider.example", "administrator@provider.example"})
        void staff_address_at_customer_provider_is_refused(String address) throws Exception {
            assertThat(location(browser.signIn("customers", "c-" + name, customer(address, true))))
                    .endsWith("refused=not-invited");
            assertThat(browser.user()).isEmpty();
        }

        @Test
        void openid_staff_address_at_customer_provider_is_refused() throws Exception {
            browser.signIn("staff", "s-" + name, staff("sx-admins"));
            // even if somebody put that account among the customers by hand
            identity.createMembership(name, "customer");
            OidcBrowser attacker = new OidcBrowser(port);
            assertThat(location(attacker.signIn("customers", "c-" + name, customer(name + "@provider.example", true))))
                    .endsWith("refused=not-invited");
            assertThat(attacker.user()).isEmpty();
        }

        @Test
        void another_person_with_the_same_address_is_refused() throws Exception {
            story.registered(customer);
            browser.signIn("customers", "c-" + name, customer(customer.id(), true));
            OidcBrowser other = new OidcBrowser(port);
            HttpResponse<String> refused = other.signIn("customers", "another-subject", customer(customer.id(), true));
            assertThat(sentence(other, refused)).contains("belongs to another person");
            assertThat(other.user()).isEmpty();
        }

        @Test
        void deleted_customer_user_is_signed_out_and_refused() throws Exception {
            story.registered(customer);
            browser.signIn("customers", "c-" + name, customer(customer.id(), true));
            identity.deleteUser(customer.id());
            assertThat(browser.get("/onboardings").statusCode()).isEqualTo(302);
            assertThat(location(browser.signIn("customers", "c-" + name, customer(customer.id(), true))))
                    .endsWith("refused=not-invited");
        }
    }

    @Nested
    class SeveralWindows {

        @Test
        void two_tabs_at_the_provider_both_end_signed_in_at_their_page() throws Exception {
            browser.get("/onboardings?page=1");
            URI first = browser.asked("staff");
            browser.get("/mailbox");
            URI second = browser.asked("staff");
            String firstAnswer = browser.answerOfProvider(first, "s-" + name, staff("sx-admins"));
            String secondAnswer = browser.answerOfProvider(second, "s-" + name, staff("sx-admins"));

            assertThat(location(browser.get(firstAnswer))).contains("/onboardings?page=1");
            assertThat(browser.user()).isEqualTo(name);
            assertThat(location(browser.get(secondAnswer))).contains("/mailbox");
            assertThat(browser.user()).isEqualTo(name);
        }

        @Test
        void tabs_that_were_all_open_before_the_first_click_end_at_their_page() throws Exception {
            List<String> pages = List.of("/onboardings", "/mailbox", "/camunda/app/tasklist/default/");
            List<String> buttons = new java.util.ArrayList<>();
            for (String page : pages) {
                buttons.add(browser.button(browser.get(location(browser.get(page))), "staff"));
            }
            List<String> answers = new java.util.ArrayList<>();
            for (String button : buttons) {
                URI asked = URI.create(location(browser.get(button)));
                answers.add(browser.answerOfProvider(asked, "s-" + name, staff("sx-admins")));
            }
            for (int i = 0; i < pages.size(); i++) {
                assertThat(location(browser.get(answers.get(i)))).contains(pages.get(i));
            }
        }

        @Test
        void double_click_signs_in_whichever_answer_comes_first() throws Exception {
            browser.get("/mailbox");
            URI first = browser.asked("staff");
            URI second = browser.asked("staff");
            String firstAnswer = browser.answerOfProvider(first, "s-" + name, staff("sx-admins"));
            String secondAnswer = browser.answerOfProvider(second, "s-" + name, staff("sx-admins"));
            assertThat(location(browser.get(secondAnswer))).contains("/mailbox");
            assertThat(location(browser.get(firstAnswer))).contains("/mailbox");
            assertThat(browser.user()).isEqualTo(name);
        }

        @Test
        void window_with_the_password_form_ends_at_its_page() throws Exception {
            browser.get("/onboardings?page=1");
            HttpResponse<String> form = browser.get("/sign-in");
            browser.get("/onboardings?page=2");
            browser.get("/sign-in");
            String page = form.body().replaceAll("(?s).*name=\"page\" value=\"([^\"]+)\".*", "$1");
            assertThat(location(browser.post(
                            "/sign-in",
                            Map.of(
                                    "username",
                                    customer.id(),
                                    "password",
                                    "demo",
                                    "page",
                                    page,
                                    "_csrf",
                                    OidcBrowser.csrf(form)))))
                    .contains("/onboardings?page=1");
        }

        @Test
        void page_after_sign_in_is_one_of_ours() throws Exception {
            for (String elsewhere : List.of(
                    "https://evil.example/", "//evil.example", "/%5Cevil.example", "%09//evil.example", "evil", "")) {
                URI asked = URI.create(location(browser.get("/oauth2/authorization/staff?page=" + elsewhere)));
                assertThat(location(browser.get(browser.answerOfProvider(asked, "s-" + name, staff("sx-admins")))))
                        .as(elsewhere)
                        .matches("(http://localhost:\\d+)?/");
            }
        }

        @Test
        void a_session_remembers_a_few_open_sign_ins_only() throws Exception {
            URI oldest = browser.asked("staff");
            for (int i = 0; i < 30; i++) {
                browser.asked("staff");
            }
            URI newest = browser.asked("staff");
            assertThat(location(browser.get(browser.answerOfProvider(oldest, "s-" + name, staff("sx-admins")))))
                    .endsWith("refused=failed");
            assertThat(location(browser.get(browser.answerOfProvider(newest, "s-" + name, staff("sx-admins")))))
                    .endsWith("/");
        }
    }

    @Nested
    class ForeignAnswers {

        @Test
        void sign_in_answer_is_bound_to_session_and_used_once() throws Exception {
            URI asked = browser.asked("staff");
            assertThat(parameter(asked, "state")).hasSizeGreaterThan(20);
            assertThat(parameter(asked, "nonce")).hasSizeGreaterThan(20);
            assertThat(parameter(asked, "code_challenge_method")).isEqualTo("S256");
            assertThat(parameter(asked, "redirect_uri"))
                    .isEqualTo("http://localhost:%d/login/oauth2/code/staff".formatted(port));
            String answer = browser.answerOfProvider(asked, "s-" + name, staff("sx-admins"));

            // another's browser is made to open the answer: nobody is signed in as somebody else
            OidcBrowser victim = new OidcBrowser(port);
            victim.asked("staff");
            assertThat(location(victim.get(answer))).endsWith("refused=failed");
            assertThat(victim.user()).isEmpty();
            // once is enough
            assertThat(location(browser.get(answer))).endsWith("/");
            assertThat(location(browser.get(answer))).endsWith("refused=failed");
        }

        @Test
        void a_foreign_state_is_refused() throws Exception {
            URI asked = browser.asked("staff");
            String answer = browser.answerOfProvider(asked, "s-" + name, staff("sx-admins"));
            String state = URI.create(answer).getRawQuery().replaceAll(".*state=([^&]*).*", "$1");
            assertThat(location(browser.get(answer.replace(state, "forged")))).endsWith("refused=failed");
            assertThat(browser.user()).isEmpty();
        }

        @Test
        void answer_at_callback_of_other_provider_is_refused() throws Exception {
            String answer = browser.answerOfProvider(browser.asked("staff"), "s-" + name, staff("sx-admins"));
            assertThat(location(browser.get(answer.replace("/code/staff", "/code/customers"))))
                    .endsWith("refused=failed");
            assertThat(browser.user()).isEmpty();
        }

        @Test
        void sign_in_cancelled_at_provider_shows_reason() throws Exception {
            String state = parameter(browser.asked("staff"), "state");
            HttpResponse<String> answer = browser.get("/login/oauth2/code/staff?error=access_denied&state="
                    + java.net.URLEncoder.encode(state, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(sentence(browser, answer)).contains("didn't finish the sign-in");
        }

        @Test
        void forged_token_is_refused() throws Exception {
            Forger forger = new Forger();
            assertThat(forger.attempt(claims -> forger.signedByAnother(claims.build())))
                    .endsWith("refused=failed");
            assertThat(forger.attempt(claims -> new PlainJWT(claims.build()).serialize()))
                    .endsWith("refused=failed");
            assertThat(forger.attempt(claims -> forger.signedWithThePublicKeyAsSecret(claims.build())))
                    .endsWith("refused=failed");
            assertThat(forger.attempt(claims -> forger.signedWithTheClientsSecret(claims.build())))
                    .endsWith("refused=failed");
            assertThat(browser.user()).isEmpty();
            assertThat(identity.createUserQuery().userId(name).count()).isZero();
        }

        @Test
        void token_of_provider_with_wrong_claim_is_refused() throws Exception {
            String issuer = PROVIDER.staff();
            Map<String, Map<String, Object>> attacks = Map.of(
                    "another issuer", Map.of("iss", PROVIDER.customers()),
                    "the other client", Map.of("aud", List.of(OpenIdProvider.CUSTOMERS_CLIENT)),
                    "both clients, for the other",
                            Map.of(
                                    "aud",
                                    List.of(OpenIdProvider.STAFF_CLIENT, OpenIdProvider.CUSTOMERS_CLIENT),
                                    "azp",
                                    OpenIdProvider.CUSTOMERS_CLIENT),
                    "another nonce", Map.of("nonce", "forged"),
                    "expired", Map.of("exp", Instant.now().minusSeconds(600).getEpochSecond()));
            for (Map.Entry<String, Map<String, Object>> attack : attacks.entrySet()) {
                assertThat(issuedByProvider(attack.getValue()))
                        .as(attack.getKey())
                        .endsWith("refused=failed");
            }
            assertThat(browser.user()).isEmpty();
            // the same way, with nothing changed, gets in: so it is the change that was refused
            assertThat(issuedByProvider(Map.of("iss", issuer))).endsWith("/");
            assertThat(browser.user()).isEqualTo(name);
        }

        /** A token with the provider's own signature, with these claims in place of the honest ones. */
        private String issuedByProvider(Map<String, Object> changed) throws Exception {
            URI asked = browser.asked("staff");
            String answer = browser.answerOfProvider(asked, "s-" + name, staff("sx-admins"));
            Map<String, Object> claims = new HashMap<>(staff("sx-admins"));
            claims.putAll(Map.of(
                    "iss", PROVIDER.staff(),
                    "sub", "s-" + name,
                    "aud", List.of(OpenIdProvider.STAFF_CLIENT),
                    "iat", Instant.now().getEpochSecond(),
                    "exp", Instant.now().plusSeconds(300).getEpochSecond(),
                    "nonce", parameter(asked, "nonce")));
            claims.putAll(changed);
            PROVIDER.forge(() -> PROVIDER.signed(claims));
            return location(browser.get(answer));
        }
    }

    @Nested
    class SignOut {

        @Test
        void signing_out_ends_the_session_here_and_at_the_provider() throws Exception {
            browser.signIn("staff", "s-" + name, staff("sx-admins"));
            HttpResponse<String> answer =
                    browser.post("/sign-out", Map.of("_csrf", OidcBrowser.csrf(browser.get("/onboardings"))));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("You are signed out here").doesNotContain("<b>" + name);
            String refresh = answer.headers().firstValue("Refresh").orElseThrow();
            assertThat(refresh).startsWith("0; url=" + PROVIDER.staff() + "/endsession?");
            URI leads = URI.create(refresh.substring("0; url=".length()));
            assertThat(parameter(leads, "client_id")).isEqualTo(OpenIdProvider.STAFF_CLIENT);
            assertThat(parameter(leads, "id_token_hint")).startsWith("eyJ");
            assertThat(parameter(leads, "post_logout_redirect_uri"))
                    .isEqualTo("http://localhost:%d/sign-in?signed-out".formatted(port));
            assertThat(location(browser.get(leads.toString()))).contains("/sign-in?signed-out");
            // that page is for nobody else
            assertThat(location(browser.get("/signed-out"))).endsWith("/sign-in");
            assertThat(browser.user()).isEmpty();
            assertThat(browser.get("/onboardings").statusCode()).isEqualTo(302);
        }

        @ParameterizedTest
        @ValueSource(ints = {2_000, 5_000, 20_000})
        void signing_out_with_a_long_token_ends_the_session_here_and_at_the_provider(int length) throws Exception {
            Map<String, Object> claims = new HashMap<>(staff("sx-admins"));
            claims.put("filler", "x".repeat(length));
            browser.signIn("staff", "s-" + name, claims);
            HttpResponse<String> answer =
                    browser.post("/sign-out", Map.of("_csrf", OidcBrowser.csrf(browser.get("/onboardings"))));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("You are signed out here");
            // proxies take headers of 4 KB, all together
            assertThat(answer.headers().map().toString()).hasSizeLessThan(4_000);
            URI leads = URI.create(
                    answer.headers().firstValue("Refresh").orElseThrow().substring("0; url=".length()));
            assertThat(leads.getRawQuery()).doesNotContain("id_token_hint");
            assertThat(parameter(leads, "client_id")).isEqualTo(OpenIdProvider.STAFF_CLIENT);
            assertThat(parameter(leads, "post_logout_redirect_uri")).endsWith("/sign-in?signed-out");
            assertThat(browser.user()).isEmpty();
        }

        @Test
        void sign_out_after_password_sign_in_stays_local() throws Exception {
            passwordAtOurPage(customer.id(), "demo");
            HttpResponse<String> answer =
                    browser.post("/sign-out", Map.of("_csrf", OidcBrowser.csrf(browser.get("/onboardings"))));
            assertThat(location(answer)).endsWith("/sign-in?signed-out");
            assertThat(browser.user()).isEmpty();
        }
    }

    @Nested
    class OtherPaths {

        @ParameterizedTest
        @ValueSource(
                strings = {"/oauth2/authorization/other", "/oauth2/authorization", "/oauth2/token", "/login/oauth2/x"})
        void unknown_oauth_path_answers_404(String path) throws Exception {
            assertThat(browser.get(path).statusCode()).isEqualTo(404);
        }

        @Test
        void unknown_refusal_reason_is_not_shown() throws Exception {
            assertThat(browser.get("/sign-in?refused=%3Cscript%3Ealert(1)%3C/script%3E")
                            .body())
                    .doesNotContain("alert(1)")
                    .doesNotContain("role=\"alert\"");
        }

        @Test
        void web_app_files_and_api_calls_are_not_redirected_to_sign_in() throws Exception {
            assertThat(browser.get("/camunda/app/tasklist/styles/user-styles.css", "text/css,*/*;q=0.1")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(browser.get("/camunda/api/engine/engine/default/task", "text/html,application/json")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    private Map<String, Object> staff(String... groups) {
        return Map.of(
                "preferred_username",
                name,
                "given_name",
                "Petra",
                "family_name",
                "Provider",
                "email",
                name + "@provider.example",
                "groups",
                List.of(groups));
    }

    private static Map<String, Object> customer(String email, boolean verified) {
        return Map.of("email", email, "email_verified", verified);
    }

    private List<String> groups() {
        return groups(name);
    }

    private List<String> groups(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream()
                .map(group -> group.getId())
                .toList();
    }

    private User user() {
        return identity.createUserQuery().userId(name).singleResult();
    }

    private static String sentence(OidcBrowser browser, HttpResponse<String> refused) throws Exception {
        return browser.get(location(refused)).body().replace("&#39;", "'");
    }

    private int basic(String path, String userId, String password) throws Exception {
        return SignedInClient.withBasic(port, userId, password).get(path).status();
    }

    private String passwordAtOurPage(String userId, String password) throws Exception {
        browser = new OidcBrowser(port);
        String csrf = OidcBrowser.csrf(browser.get("/sign-in"));
        return location(browser.post("/sign-in", Map.of("username", userId, "password", password, "_csrf", csrf)));
    }

    private int passwordAtTasklist(String userId, String password) throws Exception {
        OidcBrowser tasklist = new OidcBrowser(port);
        // hands out the web apps' token against forged requests
        tasklist.get("/camunda/app/tasklist/default/", "*/*");
        return tasklist.post(
                        "/camunda/api/admin/auth/user/default/login/tasklist",
                        Map.of("username", userId, "password", password))
                .statusCode();
    }

    /** Somebody between us and the provider who answers in its place, without having its key. */
    private class Forger {

        interface Forgery {
            String token(JWTClaimsSet.Builder honest) throws Exception;
        }

        /** @return where we send the person to */
        String attempt(Forgery forgery) throws Exception {
            URI asked = browser.asked("staff");
            String answer = browser.answerOfProvider(asked, "s-" + name, staff("sx-admins"));
            JWTClaimsSet.Builder honest = new JWTClaimsSet.Builder()
                    .issuer(PROVIDER.staff())
                    .subject("s-" + name)
                    .audience(OpenIdProvider.STAFF_CLIENT)
                    .issueTime(new Date())
                    .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                    .claim("nonce", parameter(asked, "nonce"));
            staff("sx-admins").forEach(honest::claim);
            String token = forgery.token(honest);
            PROVIDER.forge(() -> token);
            return location(browser.get(answer));
        }

        String signedByAnother(JWTClaimsSet claims) throws Exception {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("staff").build(), claims);
            token.sign(new RSASSASigner(new RSAKeyGenerator(2048).keyID("staff").generate()));
            return token.serialize();
        }

        String signedWithThePublicKeyAsSecret(JWTClaimsSet claims) throws Exception {
            byte[] key = JWKSet.load(URI.create(PROVIDER.staff() + "/jwks").toURL())
                    .getKeys()
                    .get(0)
                    .toRSAKey()
                    .toPublicKey()
                    .getEncoded();
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(key));
            return token.serialize();
        }

        String signedWithTheClientsSecret(JWTClaimsSet claims) throws Exception {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner((OpenIdProvider.SECRET + OpenIdProvider.SECRET).getBytes()));
            return token.serialize();
        }
    }
}
