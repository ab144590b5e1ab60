package org.serviceexchange.onboarding.web.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.security.SignedInClient.WEB_APPS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.StatementCounter;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff sees when the other party first opened an invitation, a status link and a task. */
@OnboardingTest
class FirstOpeningTest {

    private static final String SCRIPT = "<script src=\"/js/opened.js\"";

    @Autowired
    OnboardingScenario story;

    @Autowired
    Mailbox mailbox;

    @Autowired
    StatementCounter counter;

    @LocalServerPort
    int port;

    Person customer;
    String number;
    SignedInClient admin;
    SignedInClient nobody;

    @BeforeEach
    void registered_customer() {
        customer = story.newCustomerAdmin();
        number = story.numberOf(story.registered(customer));
        admin = SignedInClient.withBasic(port, "provider-admin");
        nobody = SignedInClient.nobody(port);
    }

    @Test
    void status_link_counts_when_the_script_of_its_page_runs_and_no_scanner_fetches_it() {
        String link = linkTo(customer.id());
        assertThat(recordPage()).contains("Status link not opened yet");

        // a mail scanner
        Answer page = nobody.get(link);
        assertThat(page.body()).contains(SCRIPT);
        assertThat(nobody.get("/js/opened.js").body()).contains("sendBeacon");
        assertThat(nobody.get(link + "/opened").status()).isEqualTo(405);
        // staff that looks at the customer's mail
        SignedInClient staff = SignedInClient.atOurPages(port, "provider-agent");
        assertThat(staff.form(link + "/opened", Map.of()).status()).isEqualTo(204);
        assertThat(seen(admin).has("statusLink")).isFalse();
        assertThat(recordPage()).contains("Status link not opened yet");

        assertThat(nobody.form(link + "/opened", Map.of()).status()).isEqualTo(204);

        String at = seen(admin).path("statusLink").asText();
        assertThat(at).isNotEmpty();
        assertThat(recordPage()).contains("Status link opened on <time datetime=\"" + at);
        assertThat(nobody.get(link).body()).doesNotContain("<script");
        nobody.form(link + "/opened", Map.of());
        assertThat(seen(admin).path("statusLink").asText()).as("the first time").isEqualTo(at);
        assertThat(nobody.form("/status/" + "A".repeat(43) + "/opened", Map.of())
                        .status())
                .as("says nothing about a link")
                .isEqualTo(204);
        assertThat(seen(SignedInClient.withBasic(port, customer.id())).isMissingNode())
                .as("the customer's answer")
                .isTrue();
    }

    @Test
    void invitation_counts_when_the_script_of_its_page_runs() {
        String email = "colleague@%s.example".formatted(number.toLowerCase());
        String link = admin.post(
                        "/api/onboardings/%s/invitation".formatted(number),
                        SignedInClient.json(Map.of("email", email, "name", "Cleo Colleague")))
                .json()
                .path("link")
                .asText()
                .replaceFirst("http://[^/]+", "");

        assertThat(nobody.get(link).body()).contains(SCRIPT);
        assertThat(people(admin).has("invitationOpenedAt")).isFalse();
        assertThat(recordPage()).contains(">Not opened yet<");

        assertThat(nobody.form(link + "/opened", Map.of()).status()).isEqualTo(204);

        String at = people(admin).path("invitationOpenedAt").asText();
        assertThat(at).isNotEmpty();
        assertThat(recordPage())
                .contains("Invitation opened on <time datetime=\"" + at)
                .doesNotContain(">Not opened yet<");
        assertThat(nobody.get(link).body()).doesNotContain("<script");
        SignedInClient inviter = SignedInClient.withBasic(port, customer.id());
        assertThat(people(inviter).path("email").asText()).isEqualTo(email);
        assertThat(people(inviter).has("invitationOpenedAt")).isFalse();
        assertThat(SignedInClient.atOurPages(port, customer.id())
                        .page("/onboardings/" + number)
                        .body())
                .doesNotContain("Invitation opened", "ot opened yet");
    }

    @Test
    void task_counts_when_its_party_fetches_the_form_and_costs_nothing_later() {
        String form = WEB_APPS
                + "/task/%s/form-variables"
                        .formatted(story.taskFor(customer.id()).getId());
        SignedInClient staff = SignedInClient.atWebApp(port, "provider-admin", "tasklist");
        assertThat(staff.get(form).ok()).isTrue();
        assertThat(seen(admin).has("task"))
                .as("staff looks at the customer's task")
                .isFalse();
        assertThat(recordPage()).contains("Task not opened yet");

        SignedInClient person = SignedInClient.atWebApp(port, customer.id(), "tasklist");
        assertThat(person.get(form).ok()).isTrue();

        String at = seen(admin).path("task").asText();
        assertThat(at).isNotEmpty();
        assertThat(recordPage()).contains("Task opened on <time datetime=\"" + at);
        person.get(form);
        assertThat(counter.during(() -> person.get(form)).statements())
                .noneMatch(statement -> statement.contains("opened_at"));
        assertThat(seen(admin).path("task").asText()).isEqualTo(at);
    }

    private String recordPage() {
        return SignedInClient.atOurPages(port, "provider-agent")
                .page("/onboardings/" + number)
                .body();
    }

    private JsonNode seen(SignedInClient reader) {
        return reader.get("/api/onboardings/" + number).json().path("seen");
    }

    /** The newest person. */
    private JsonNode people(SignedInClient reader) {
        return reader.get("/api/onboardings/%s/people".formatted(number)).json().path(1);
    }

    private String linkTo(String address) {
        String text = mailbox.newest(200).stream()
                .filter(mail -> mail.to().equals(address))
                .findFirst()
                .orElseThrow()
                .text();
        Matcher link =
                Pattern.compile("http://localhost:8080(/status/[\\w-]{43})").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }
}
