package org.serviceexchange.onboarding.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The language and the time zone of people, from the registration and by their own choice. The second language is the tests' own, Latin. */
@OnboardingTest
class SettingsTest {

    @Autowired
    OnboardingScenario story;

    @Autowired
    Mailbox mailbox;

    @LocalServerPort
    int port;

    @Test
    void customer_reads_in_the_language_and_the_time_zone_of_the_registration_until_it_chooses_others() {
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = registered(customer, "la", "Europe/Berlin");

        Mail instructions = mailTo(customer, "Coniunge");
        assertThat(instructions.subject()).isEqualTo("Coniunge " + customer.company());
        assertThat(instructions.html()).contains("<html lang=\"la\"");
        assertThat(instructions.text()).containsPattern("\\d+\\. \\d+\\. \\d{4} \\d\\d:\\d\\d CES?T");

        SignedInClient person =
                SignedInClient.atWebApp(port, customer.id(), "tasklist").reading("en");
        String task = SignedInClient.WEB_APPS + "/task/"
                + story.taskFor(customer.id()).getId();
        assertThat(person.get(task + "/deployed-form").body())
                .contains("\"Instantia praebitoris\"", "\"Provider's instance ID\"");
        assertThat(person.get(task).body()).contains("\"name\":\"Crea tabulam\"");
        assertThat(person.get(task + "/form-variables").body()).contains("Age Create Replication Set");
        assertThat(person.post(task + "/submit-form", SignedInClient.variables(Map.of()))
                        .body())
                .contains("imple.");
        Answer page = person.page("/onboardings/" + story.numberOf(instance));
        assertThat(page.body()).contains("<html lang=\"la\"").containsPattern("\\d\\d:\\d\\d CES?T<");

        // the provider reads in English
        SignedInClient admin = SignedInClient.atOurPages(port, "provider-admin");
        assertThat(admin.page("/onboardings/" + story.numberOf(instance)).body())
                .contains("<html lang=\"en\"")
                .containsPattern("\\d\\d:\\d\\d UTC<");

        Answer chosen =
                person.pageForm("/settings", "/settings", Map.of("language", "en", "timeZone", "America/New_York"));
        assertThat(chosen.location()).endsWith("/settings?saved");
        assertThat(person.reading("la")
                        .page("/onboardings/" + story.numberOf(instance))
                        .body())
                .contains("<html lang=\"en\"")
                .containsPattern("\\d\\d:\\d\\d E[SD]T<");
        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        story.submit("provider-admin", story.taskOf(instance), story.approval());
        story.runJobs();
        assertThat(mailTo(customer, "Approved").text()).containsPattern("\\d{4}, \\d\\d:\\d\\d E[SD]T");
    }

    @Test
    void forgotten_password_is_answered_as_the_registration_says() {
        Person customer = story.newCustomerAdmin();
        registered(customer, "de", "America/New_York");

        SignedInClient.nobody(port)
                .pageForm("/forgotten-password", "/forgotten-password", Map.of("email", customer.id()));

        await().untilAsserted(() ->
                assertThat(mailTo(customer, "Neues Passwort").text()).containsPattern("\\d\\d:\\d\\d E[SD]T"));
    }

    @Test
    void receivers_of_one_mail_who_read_differently_get_a_mail_each() {
        String colleague = story.newProviderAdmin();
        try {
            SignedInClient.atOurPages(port, colleague).pageForm("/settings", "/settings", Map.of("language", "la"));

            String number = story.numberOf(story.approvalRequested(story.newCustomerAdmin()));

            List<Mail> mails = mailbox.newest(200).stream()
                    .filter(mail -> mail.messageId().startsWith(number.toLowerCase() + ".approval-requested"))
                    .toList();
            assertThat(mails)
                    .extracting(
                            mail -> Jsoup.parse(mail.html()).selectFirst("html").attr("lang"))
                    .containsExactlyInAnyOrder("en", "la");
            assertThat(mails)
                    .extracting(mail -> mail.messageId().replaceFirst("@.*", ""))
                    .containsExactlyInAnyOrder(
                            number.toLowerCase() + ".approval-requested.en.utc",
                            number.toLowerCase() + ".approval-requested.la.utc");
        } finally {
            story.removeUser(colleague);
        }
    }

    @Test
    void settings_take_known_languages_and_time_zones_only() {
        SignedInClient person =
                SignedInClient.atOurPages(port, story.newCustomerAdmin().id());

        Answer refused = person.pageForm("/settings", "/settings", Map.of("language", "xx", "timeZone", "UTC+1"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("“Language”: choose one", "“Time zone”: enter a region and a city");
        assertThat(person.page("/settings").body()).contains("value=\"\"", "value=\"Europe/Berlin\"");
        assertThat(SignedInClient.nobody(port).page("/settings").status()).isEqualTo(302);
    }

    private ProcessInstance registered(Person customer, String language, String timeZone) {
        Map<String, Object> form = new HashMap<>(story.registrationOf(customer));
        form.put("language", language);
        form.put("timeZone", timeZone);
        ProcessInstance instance = story.register(form);
        story.runJobs();
        return instance;
    }

    private Mail mailTo(Person person, String beginning) {
        List<Mail> mails = mailbox.newest(200).stream()
                .filter(mail -> mail.to().equals(person.id()))
                .toList();
        return mails.stream()
                .filter(mail -> mail.subject().startsWith(beginning))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(mails.stream().map(Mail::subject).toList()));
    }
}
