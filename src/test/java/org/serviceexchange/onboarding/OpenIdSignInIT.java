package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** People in a real browser come to their Tasklist through their OpenID provider's own page, and leave through it. */
@OnboardingTest
@TestPropertySource(
        properties = {
            "onboarding.sign-in.oidc.staff.name=Example ID",
            "onboarding.sign-in.oidc.staff.client-id=" + OpenIdProvider.STAFF_CLIENT,
            "onboarding.sign-in.oidc.staff.client-secret=" + OpenIdProvider.SECRET,
            "onboarding.sign-in.oidc.staff.groups.provider-admin=sx-admins",
            "onboarding.sign-in.oidc.customers.name=Customer Login",
            "onboarding.sign-in.oidc.customers.client-id=" + OpenIdProvider.CUSTOMERS_CLIENT,
            "onboarding.sign-in.oidc.customers.client-secret=" + OpenIdProvider.SECRET
        })
class OpenIdSignInIT {

    private static final OpenIdProvider PROVIDER = new OpenIdProvider();

    private static Browser chromium;

    private final List<String> scriptErrors = new ArrayList<>();

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry properties) {
        properties.add("onboarding.sign-in.oidc.staff.issuer", PROVIDER::staff);
        properties.add("onboarding.sign-in.oidc.customers.issuer", PROVIDER::customers);
    }

    @BeforeAll
    static void openBrowser() {
        chromium = Browsers.chromium();
    }

    @AfterAll
    static void closeAll() {
        PROVIDER.close();
    }

    @Test
    void staff_sign_in_and_sign_out_through_openid_provider() {
        Page page = window();
        page.navigate("/camunda/app/tasklist/default/");
        link(page, "Sign in with Example ID").click();
        signInAtProvider(
                page,
                "petra",
                "{\"preferred_username\":\"petra\",\"given_name\":\"Petra\",\"family_name\":\"Provider\","
                        + "\"groups\":[\"sx-admins\"]}");

        // the provider sends no address, so no mail reaches her
        assertThat(page.getByRole(AriaRole.HEADING)).containsText("Your account has no e-mail address");
        link(page, "Continue").click();
        // in Tasklist, where the way began
        assertThat(page).hasURL(Pattern.compile(".*/camunda/app/tasklist/default/.*"));
        assertThat(page.getByText("All open tasks")).isVisible();
        assertThat(page.getByText("Start process").first()).isVisible();
        assertThat(page.getByText("Petra Provider").first()).isVisible();

        page.navigate("/onboardings");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign out"))
                .click();
        // by way of the provider, which sends back
        assertThat(page.getByText("You are signed out.")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?signed-out.*"));
        page.navigate("/camunda/app/tasklist/default/");
        assertThat(link(page, "Sign in with Example ID")).isVisible();
        Assertions.assertThat(scriptErrors).isEmpty();
    }

    @Test
    void customer_sign_in_through_openid_provider_opens_own_task() {
        Person customer = story.newCustomerAdmin();
        story.registered(customer);
        Page page = window();
        page.navigate("/camunda/app/tasklist/default/");
        link(page, "Sign in with Customer Login").click();
        signInAtProvider(page, "carla", "{\"email\":\"%s\",\"email_verified\":true}".formatted(customer.id()));

        assertThat(page.locator(".tasks-list").getByText("Create the provider record in your instance"))
                .isVisible();
        assertThat(page.getByText("All open tasks")).hasCount(0);
        Assertions.assertThat(scriptErrors).isEmpty();
    }

    @Test
    void sign_in_of_unknown_person_is_refused_with_reason() {
        Page page = window();
        page.navigate("/sign-in");
        link(page, "Sign in with Customer Login").click();
        signInAtProvider(page, "stranger", "{\"email\":\"stranger@nowhere.example\",\"email_verified\":true}");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("no customer's account for your e-mail address");
    }

    private Page window() {
        Page page = new BrowserSession(chromium, port).page();
        page.onPageError(scriptErrors::add);
        return page;
    }

    private static void signInAtProvider(Page page, String subject, String claims) {
        page.locator("input[name=username]").fill(subject);
        page.locator("textarea[name=claims]").fill(claims);
        page.locator("input[type=submit], button[type=submit]").click();
    }

    private static com.microsoft.playwright.Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name));
    }
}
