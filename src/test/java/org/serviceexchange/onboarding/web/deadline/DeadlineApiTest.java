package org.serviceexchange.onboarding.web.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Deadlines as programs read and extend them. */
@OnboardingTest
class DeadlineApiTest {

    @Autowired
    OnboardingScenario story;

    @LocalServerPort
    int port;

    Person customer;

    @BeforeEach
    void somebodyAtACustomer() {
        customer = story.newCustomerAdmin();
    }

    @Test
    void due_date_is_visible_to_both_parties() {
        ProcessInstance instance = story.register(story.registrationOf(customer));
        assertThat(due(customer.id(), instance)).isEmpty();
        story.runJobs();
        String due = story.taskOf(instance).getDueDate().toInstant().toString();
        assertThat(due(customer.id(), instance)).isEqualTo(due);
        assertThat(due("provider-agent", instance)).isEqualTo(due);
        assertThat(story.seenByProvider(instance).waiting().task())
                .isEqualTo(story.taskOf(instance).getName());
    }

    @Test
    void due_date_without_time_means_end_of_working_day() {
        ProcessInstance instance = story.registered(customer);
        LocalDate day = story.taskOf(instance)
                .getDueDate()
                .toInstant()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(3);
        Answer byDate = extend("provider-admin", instance, day.toString(), "A holiday");
        assertThat(byDate.status()).isEqualTo(200);
        assertThat(byDate.json().path("due").asText()).isEqualTo(day + "T17:00:00Z");
        assertThat(due(customer.id(), instance)).isEqualTo(day + "T17:00:00Z");
        assertThat(story.taskOf(instance).getDueDate()).isEqualTo(day + "T17:00:00Z");

        assertThat(extend("provider-admin", instance, day.plusDays(1) + "T10:30:00+02:00", "Another")
                        .json()
                        .path("due")
                        .asText())
                .isEqualTo(day.plusDays(1) + "T08:30:00Z");
        // as ServiceNow and the engine write it
        assertThat(extend("provider-admin", instance, day.plusDays(2) + " 10:30:00", "Another")
                        .json()
                        .path("due")
                        .asText())
                .isEqualTo(day.plusDays(2) + "T10:30:00Z");
        assertThat(extend("provider-admin", instance, day.plusDays(3) + "T10:30:00.000+0000", "Another")
                        .json()
                        .path("due")
                        .asText())
                .isEqualTo(day.plusDays(3) + "T10:30:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "(missing)",
            value = {
                "(missing)|why|“New due date”: fill it in.",
                "soon|why|“New due date”: enter a date like 2026-12-04, or a time with its zone like",
                "2026-02-30|why|“New due date”: enter a date like",
                "2099-12-04T17:00:00|why|“New due date”: enter a date like",
                "2020-01-01|why|“New due date”: enter a date in the future.",
                "9999-12-31|why|“New due date”: enter a date within a year from now.",
                "+999999999-12-31|why|“New due date”: enter a date within a year from now.",
                "2099-12-04|(missing)|“Reason”: fill it in.",
                "2099-12-04|' '|“Reason”: fill it in.",
            })
    void invalid_extension_answers_400(String due, String reason, String sentence) {
        ProcessInstance instance = story.registered(customer);
        Instant before = story.seenByProvider(instance).waiting().due();
        Answer refused = extend("provider-admin", instance, due, reason);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).startsWith(sentence);
        assertThat(story.seenByProvider(instance).waiting().due()).isEqualTo(before);
    }

    @Test
    void extension_to_earlier_date_answers_400() {
        ProcessInstance instance = story.registered(customer);
        Instant due = story.seenByProvider(instance).waiting().due();
        Answer refused = extend(
                "provider-admin", instance, due.minus(Duration.ofHours(1)).toString(), "Hurry up");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("enter a date later than");
    }

    @Test
    void a_reason_that_is_too_long_is_refused() {
        ProcessInstance instance = story.registered(customer);
        assertThat(extend("provider-admin", instance, later(), "x".repeat(1001)).detail())
                .isEqualTo("“Reason”: shorten it to 1000 characters.");
    }

    @Test
    void extension_without_open_step_answers_409() {
        ProcessInstance instance = story.register(story.registrationOf(customer));
        Answer tooEarly = extend("provider-admin", instance, later(), "why");
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(tooEarly.detail()).contains("no deadline to extend");
    }

    @Test
    void only_provider_admins_extend_deadlines() {
        ProcessInstance instance = story.registered(customer);
        Person other = story.newCustomerAdmin();
        story.registered(other);
        assertThat(extend(customer.id(), instance, later(), "why").status()).isEqualTo(403);
        assertThat(extend("provider-agent", instance, later(), "why").status()).isEqualTo(403);
        assertThat(extend("operations", instance, later(), "why").status()).isEqualTo(403);
        assertThat(extend(other.id(), instance, later(), "why").status()).isEqualTo(404);
        assertThat(extend("process-designer", instance, later(), "why").status())
                .isEqualTo(404);
    }

    @Test
    void registration_with_unknown_priority_is_refused() {
        Map<String, Object> form = new HashMap<>(story.registrationOf(customer));
        form.put("priority", "urgent");
        assertThatThrownBy(() -> story.register(form)).hasMessageContaining("“Priority”: choose Normal or High.");
    }

    private static String later() {
        return Instant.now()
                .plus(90, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private Answer extend(String userId, ProcessInstance instance, String due, String reason) {
        Map<String, Object> body = new HashMap<>();
        body.put("due", due);
        body.put("reason", reason);
        return SignedInClient.withBasic(port, userId)
                .post("/api/onboardings/%s/deadline".formatted(story.numberOf(instance)), SignedInClient.json(body));
    }

    /** Empty text where there is none. */
    private String due(String userId, ProcessInstance instance) {
        return SignedInClient.withBasic(port, userId)
                .get("/api/onboardings/" + story.numberOf(instance))
                .json()
                .path("due")
                .asText();
    }
}
