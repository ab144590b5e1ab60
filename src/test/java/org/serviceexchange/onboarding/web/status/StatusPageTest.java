package org.serviceexchange.onboarding.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.application.status.RemoveExpiredStatusLinks;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looking at an onboarding without an account, by the link of a mail. */
@OnboardingTest
class StatusPageTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/status/[\\w-]{43})");

    @Autowired
    OnboardingScenario story;

    @Autowired
    Mailbox mailbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RemoveExpiredStatusLinks cleanUp;

    @LocalServerPort
    int port;

    @Test
    void each_mail_to_the_customer_has_a_link_of_its_own_and_no_mail_to_the_provider_has_one() throws Exception {
        Person customer = story.newCustomerAdmin();
        String number = story.numberOf(story.established(customer));
        List<Mail> all = mailbox.newest(200);
        List<Mail> own =
                all.stream().filter(mail -> mail.to().equals(customer.id())).toList();

        assertThat(own).hasSizeGreaterThan(2).allSatisfy(mail -> {
            assertThat(LINK.matcher(mail.text()).find()).as(mail.subject()).isTrue();
            assertThat(LINK.matcher(mail.html()).find()).as(mail.subject()).isTrue();
        });
        assertThat(own.stream().map(StatusPageTest::link)).doesNotHaveDuplicates();
        assertThat(all)
                .filteredOn(mail -> mail.text().contains(number) && !mail.to().equals(customer.id()))
                .isNotEmpty()
                .noneMatch(mail -> mail.text().contains("/status/"));
        // only the mails have the token, not what is kept of a link
        assertThat(jdbc.sql("select * from status_link where onboarding = ?")
                        .param(number)
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain(link(own.get(0)).substring("/status/".length()));
        assertThat(get(link(own.get(0))).body()).contains("The integration was established");
    }

    @Test
    void page_shows_the_status_of_its_onboarding_and_nobody() throws Exception {
        Person customer = story.newCustomerAdmin();
        Person other = story.newCustomerAdmin();
        ProcessInstance instance = story.registered(customer);
        story.registered(other);
        SignedInClient.withBasic(port, "provider-agent")
                .post("/api/onboardings/%s/comments".formatted(story.numberOf(instance)), "{\"text\":\"A comment\"}");

        HttpResponse<String> page = get(linkTo(customer));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        customer.company(),
                        "Waiting for <b>the customer</b>",
                        "Due",
                        "You have to create the provider record in your instance",
                        "The provider decides on your replication subscription")
                .containsPattern("No forecast|Established about")
                .doesNotContain(
                        customer.id(),
                        "Carla Customer",
                        "A comment",
                        customer.instanceName(),
                        customer.instanceId(),
                        "/onboardings/",
                        "/camunda/",
                        story.numberOf(instance),
                        other.company());
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");
        assertThat(get(linkTo(other)).body()).contains(other.company()).doesNotContain(customer.company());
    }

    @Test
    void wrong_expired_and_revoked_links_answer_alike() throws Exception {
        String expected = unusable("/status/" + "A".repeat(43));
        assertThat(expected).contains("This link can&#39;t be used");
        for (String guess : List.of("nonsense", "'%20or%201=1", "%25", "A".repeat(42), "A".repeat(4000))) {
            HttpResponse<String> page = get("/status/" + guess);
            assertThat(page.statusCode()).as(guess).isBetween(400, 404);
            assertThat(page.body()).as(guess).doesNotContain("Waiting for");
        }

        Person customer = story.newCustomerAdmin();
        String number = story.numberOf(story.registered(customer));
        String first = linkTo(customer);
        assertThat(unusable(first.replace("/status/", "/invitation/"))).isEqualTo(expected);

        settled(number, Instant.now().minus(15, ChronoUnit.DAYS));
        jdbc.sql("update status_link set made_at = ? where onboarding = ?")
                .params(Timestamp.from(Instant.now().minus(15, ChronoUnit.DAYS)), number)
                .update();
        assertThat(unusable(first)).isEqualTo(expected);
        settled(number, null);
        assertThat(get(first).statusCode()).isEqualTo(200);

        SignedInClient admin = SignedInClient.withBasic(port, "provider-admin");
        String revocation = "/api/onboardings/%s/status-links/revocation".formatted(number);
        assertThat(admin.post(revocation, null).status()).isEqualTo(204);
        assertThat(unusable(first)).isEqualTo(expected);
        assertThat(admin.post(revocation, null).status()).isEqualTo(409);
        assertThat(admin.get("/api/onboardings/" + number).body())
                .contains("The status links of all mails so far were revoked");

        // a later mail has a new one, and the former contact loses it
        admin.post("/api/onboardings/%s/comments".formatted(number), "{\"text\":\"A comment\"}");
        story.runJobs();
        String second = linkTo(customer);
        assertThat(second).isNotEqualTo(first);
        assertThat(get(second).statusCode()).isEqualTo(200);
        String address = "next-of-" + customer.id();
        assertThat(admin.post(
                                "/api/onboardings/%s/contact".formatted(number),
                                SignedInClient.json(Map.of("name", "Nora Next", "email", address, "reason", "Left")))
                        .ok())
                .isTrue();
        story.runJobs();
        assertThat(unusable(second)).isEqualTo(expected);
        assertThat(newestTo(customer.id()).text()).doesNotContain("/status/");
        assertThat(get(link(newestTo(address))).statusCode()).isEqualTo(200);
    }

    @Test
    void only_expired_links_are_deleted() throws Exception {
        Instant longAgo = Instant.now().minus(15, ChronoUnit.DAYS);
        String expired = story.numberOf(story.registered(story.newCustomerAdmin()));
        String freshMail = story.numberOf(story.registered(story.newCustomerAdmin()));
        String freshEnd = story.numberOf(story.registered(story.newCustomerAdmin()));
        String open = story.numberOf(story.registered(story.newCustomerAdmin()));
        for (String old : List.of(expired, freshEnd, open)) {
            jdbc.sql("update status_link set made_at = ? where onboarding = ?")
                    .params(Timestamp.from(longAgo), old)
                    .update();
        }
        settled(expired, longAgo);
        settled(freshMail, longAgo);
        settled(freshEnd, Instant.now().minus(13, ChronoUnit.DAYS));

        cleanUp.remove();

        assertThat(links(expired)).isZero();
        assertThat(links(freshMail)).isPositive();
        assertThat(links(freshEnd)).isPositive();
        assertThat(links(open)).isPositive();
    }

    private long links(String number) {
        return jdbc.sql("select count(*) from status_link where onboarding = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private void settled(String number, Instant at) {
        jdbc.sql("update onboarding set settled_at = ? where number = ?")
                .params(at == null ? null : Timestamp.from(at), number)
                .update();
    }

    private String unusable(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        return page.body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return new TestHttpClient(port).get(path);
    }

    private String linkTo(Person customer) {
        return link(newestTo(customer.id()));
    }

    private Mail newestTo(String address) {
        return mailbox.newest(200).stream()
                .filter(mail -> mail.to().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static String link(Mail mail) {
        Matcher link = LINK.matcher(mail.text());
        assertThat(link.find()).as(mail.text()).isTrue();
        return link.group(1);
    }
}
