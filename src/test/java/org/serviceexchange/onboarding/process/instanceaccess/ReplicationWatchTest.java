package org.serviceexchange.onboarding.process.instanceaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.ScriptedInstances;
import org.serviceexchange.onboarding.application.instanceaccess.WatchReplicationSets;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.observation.ObservedReplicationSet;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After the integration is established: what its replication set asks people to do, on the page and by mail. */
@OnboardingTest
class ReplicationWatchTest {

    private static final String SUBJECT = "needs your attention";

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ScriptedInstances instances;

    @Autowired
    WatchReplicationSets watch;

    @Autowired
    Mailbox mailbox;

    @Autowired
    JdbcClient jdbc;

    Person customer;
    OnboardingNumber number;
    SignedInClient browser;

    @BeforeEach
    void established_integration_with_access() {
        customer = story.newCustomerAdmin();
        number = new OnboardingNumber(story.numberOf(story.established(customer)));
        story.runJobs();
        browser = SignedInClient.atOurPages(port, customer.id());
        String path = "/onboardings/%s/instance-access".formatted(number);
        assertThat(browser.pageForm(path, path, Map.of("method", "api-key", "apiKey", "a-key"))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void active_set_is_shown_as_the_instance_says_and_asks_nothing_of_anyone() {
        seen(ReplicationSetState.ACTIVE, "", Duration.ofDays(30));

        look();

        assertThat(page().select("#subscription").text()).contains("Active", "As the customer's instance says");
        assertThat(page().select(".issue")).isEmpty();
        assertThat(mails()).isEmpty();
    }

    @Test
    void paused_set_is_one_issue_and_one_mail_until_it_is_active_again() {
        seen(ReplicationSetState.REPLICATION_PAUSED, "", Duration.ofHours(1));
        look();
        look();
        look();

        assertThat(page().select(".issue").text()).contains("The replication needs attention", "choose Resume");
        assertThat(mails()).containsExactly(customer.id());

        seen(ReplicationSetState.ACTIVE, "", Duration.ZERO);
        look();
        assertThat(page().select(".issue")).isEmpty();

        seen(ReplicationSetState.REPLICATION_PAUSED, "", Duration.ZERO);
        look();
        assertThat(mails()).containsExactly(customer.id(), customer.id());
    }

    @Test
    void paused_set_warns_once_more_before_its_seventh_day() {
        seen(ReplicationSetState.REPLICATION_PAUSED, "", Duration.ofDays(4));
        look();
        assertThat(mails()).hasSize(1);

        jdbc.sql("update replication_watch set since = ? where onboarding = ?")
                .params(java.sql.Timestamp.from(Instant.now().minus(5, ChronoUnit.DAYS)), number.value())
                .update();
        look();
        look();

        assertThat(page().select(".issue").text()).contains("has been paused for 5 days");
        assertThat(mails()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IN_DRAFT||choose Activate|CUSTOMER",
                "SUBSCRIPTION_REQUESTED||approve or deny|PROVIDER",
                "SEEDING_PAUSED||resume its seeding job|CUSTOMER",
                "REPLICATION_STOPPED|Producer replication set has been modified|Synchronize Replication"
                        + " Entries|CUSTOMER",
                "REPLICATION_ERROR|Producer replication set is inactive|in the provider's instance first|PROVIDER",
                "REPLICATION_ERROR|Producer set not found|create it again|CUSTOMER",
                "REPLICATION_ERROR|Shared key is not matching|Request Shared Key|CUSTOMER",
                "REPLICATION_ERROR|Seeding failed|payload errors|CUSTOMER",
                "REPLICATION_ERROR|More than 10000000 records|Narrow the filters|PROVIDER",
                "REPLICATION_ERROR|Payload out of order|ServiceNow support|CUSTOMER",
                "REPLICATION_ERROR|<b>Something new</b>|Correct what the message says|CUSTOMER"
            })
    void each_state_asks_who_can_act(ReplicationSetState state, String message, String solution, String receiver) {
        seen(state, message == null ? "" : message, Duration.ofHours(1));
        look();

        Document page = page();
        assertThat(page.select(".issue").text()).contains(solution);
        if (message != null) {
            assertThat(page.select(".issue").text()).contains(message);
        }
        if (receiver.equals("CUSTOMER")) {
            assertThat(mails()).containsExactly(customer.id());
        } else {
            assertThat(mails()).isNotEmpty().doesNotContain(customer.id());
        }
    }

    @ParameterizedTest
    @CsvSource({"SEEDING", "ACTIVATION_REQUESTED"})
    void states_that_ask_nothing_send_no_mail(ReplicationSetState state) {
        seen(state, "", Duration.ofHours(1));
        look();

        assertThat(mails()).isEmpty();
        assertThat(page().select(".issue")).isEmpty();
    }

    @Test
    void deactivated_set_is_told_to_both_parties() {
        seen(ReplicationSetState.REPLICATION_DEACTIVATED, "", Duration.ofHours(1));
        look();

        assertThat(mails()).contains(customer.id()).hasSizeGreaterThan(1);
    }

    @Test
    void instance_that_cannot_be_read_is_no_change_of_the_state() {
        seen(ReplicationSetState.REPLICATION_PAUSED, "", Duration.ofHours(1));
        look();
        instances.set(number.value(), () -> {
            throw new ExplainedException(Sentence.stored("It hibernates."), Sentence.stored("Wake it."), null);
        });
        look();

        Document page = page();
        assertThat(page.select("#subscription").text())
                .contains("Replication Paused", "last seen on", "could not be read the last time: It hibernates.");
        assertThat(page.select(".issue").text()).contains("choose Resume");
        assertThat(mails()).hasSize(1);
    }

    @Test
    void look_is_due_once_in_the_interval_and_for_one_node() {
        assertThat(watch.due()).contains(number);
        assertThat(watch.claim(number)).isTrue();
        assertThat(watch.claim(number)).isFalse();
        assertThat(watch.due()).doesNotContain(number);

        jdbc.sql("update replication_watch set next_look_at = ? where onboarding = ?")
                .params(java.sql.Timestamp.from(Instant.now().minusSeconds(1)), number.value())
                .update();
        assertThat(watch.due()).contains(number);
        assertThat(watch.claim(number)).isTrue();
        assertThat(watch.claim(number)).isFalse();
    }

    @Test
    void without_access_the_customers_word_counts_and_nothing_is_looked_at() {
        seen(ReplicationSetState.REPLICATION_PAUSED, "", Duration.ofHours(1));
        look();
        String path = "/onboardings/%s/instance-access".formatted(number);
        browser.pageForm(path, path + "/withdraw", Map.of());

        assertThat(watch.due()).doesNotContain(number);
        assertThat(page().select("#subscription").text()).contains("As the customer said.");
        assertThat(page().select(".issue")).isEmpty();
    }

    private void seen(ReplicationSetState state, String message, Duration ago) {
        instances.set(
                number.value(),
                () -> new ObservedReplicationSet(
                        state, "carla", Instant.now().minus(ago), message, "https://acme.service-now.com/x"));
    }

    private void look() {
        watch.claim(number);
        watch.check(number);
    }

    private Document page() {
        return Jsoup.parse(browser.page("/onboardings/" + number).body());
    }

    /** Who got a mail about this customer's replication, one address for each receiver. */
    private List<String> mails() {
        return mailbox.newest(200).stream()
                .filter(mail ->
                        mail.subject().contains(SUBJECT) && mail.subject().contains(customer.company()))
                .map(Mail::to)
                .toList();
    }
}
