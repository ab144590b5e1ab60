package org.serviceexchange.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.i18n.LocaleContextHolder;

/** A sentence of a rule reaches each reader in the language of this reader: {@code messages_la.properties} is the second. */
@OnboardingTest
class ReaderLanguageTest {

    private static final String LATIN = "la-VA,de;q=0.8,en;q=0.5";

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Test
    void rule_on_a_page_is_in_the_readers_language() {
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.registered(customer);
        String page = "/onboardings/" + story.numberOf(instance);
        SignedInClient browser = SignedInClient.atOurPages(port, customer.id()).reading(LATIN);

        Answer refused = browser.pageForm(page, page + "/comments", Map.of("text", " "));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("<html lang=\"la\">", "«Nota»: imple.");
    }

    @Test
    void rule_over_rest_is_in_the_readers_language() {
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.registered(customer);
        SignedInClient program = SignedInClient.withBasic(port, customer.id()).reading(LATIN);

        Answer refused = program.post(
                "/api/onboardings/%s/pause".formatted(story.numberOf(instance)),
                SignedInClient.json(Map.of("reason", "We move")));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asText()).isEqualTo("Coniunctio nondum constituta est.");
    }

    @Test
    void rule_of_a_form_is_in_the_readers_language() {
        SignedInClient tasklist =
                SignedInClient.atWebApp(port, "provider-admin", "tasklist").reading(LATIN);

        Answer refused = tasklist.post(
                SignedInClient.WEB_APPS + "/process-definition/key/customer-onboarding/submit-form",
                SignedInClient.variables(Map.of("customerName", " ")));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("message").asText().lines()).contains("«Emptor»: imple.");
    }

    @Test
    void text_of_a_form_is_in_the_readers_language() {
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.registered(customer);
        SignedInClient tasklist =
                SignedInClient.atWebApp(port, customer.id(), "tasklist").reading(LATIN);

        Answer form = tasklist.get(SignedInClient.WEB_APPS
                + "/task/%s/form-variables".formatted(story.taskOf(instance).getId()));

        assertThat(form.json().path("instructions").path("value").asText())
                .contains("Age Create Replication Set")
                // what has no translation yet
                .contains("find the application Service Exchange");
    }

    @Test
    void environment_beside_a_task_is_in_the_readers_language() {
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.registered(customer);
        SignedInClient tasklist =
                SignedInClient.atWebApp(port, customer.id(), "tasklist").reading("de");

        Answer tasks = tasklist.get("/tasks?id=" + story.taskOf(instance).getId());

        assertThat(tasks.json().path(0).path("customer").asText()).isEqualTo(customer.company() + " (Produktion)");
    }

    /** Nothing is kept for a language that a client invents, and the server's own language plays no part. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {"none | en", "xx | en", "zz-ZZ, la;q=0.1 | la", "en-GB, la | en", "*, \"{ | en", "fr | en"})
    void language_is_the_first_one_with_messages(String accepted, String language) {
        Answer page = SignedInClient.nobody(port).reading(accepted).page("/");

        assertThat(page.body()).contains("<html lang=\"%s\">".formatted(language));
    }

    @Test
    void job_has_no_reader_and_writes_in_the_base_language() {
        assertThat(LocaleContextHolder.getLocale()).isEqualTo(java.util.Locale.ENGLISH);
    }
}
