package org.serviceexchange.onboarding.application.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.account.Readers;
import org.serviceexchange.onboarding.application.notification.EscalationContact;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.account.UserAccounts;
import org.serviceexchange.onboarding.application.port.digest.Digests;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Weekly digests: real tables, a real mailbox and real requests of mail programs; two nodes on one database. */
@OnboardingTest
class SendDigestsTest {

    private static final String PROVIDER = "admin@provider.example";

    // Mondays
    private static final String FIRST = "2026-11-30T08:00:00Z";
    private static final String SECOND = "2026-12-07T08:00:00Z";

    private static final DigestSchedule SCHEDULE =
            new DigestSchedule(true, DayOfWeek.MONDAY, LocalTime.of(8, 0), ZoneOffset.UTC);

    @Autowired
    OnboardingScenario story;

    @Autowired
    Digests digests;

    @Autowired
    DigestContents contents;

    @Autowired
    EscalationContact lead;

    @Autowired
    ProviderStaff staff;

    @Autowired
    Onboardings onboardings;

    @Autowired
    Customers customers;

    @Autowired
    CustomerAccess access;

    @Autowired
    ProviderSetups setups;

    @Autowired
    UserAccounts accounts;

    @Autowired
    MailRenderer renderer;

    @Autowired
    MailDelivery delivery;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Links links;

    @Autowired
    Readers readers;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    Set<String> customersBefore;
    Person customer;
    ProcessInstance production;
    ProcessInstance development;
    SendDigests node;
    SendDigests otherNode;

    @BeforeEach
    void a_customer_connects_two_instances() {
        customersBefore = Set.copyOf(digests.customersAfter("", 10_000));
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-23T12:00:00Z")));
        customer = story.newCustomerAdmin();
        production = story.registered(customer);
        Map<String, Object> form = new HashMap<>(story.registrationOf(story.newCustomerAdmin()));
        form.put("customerName", customer.company());
        form.put("contactEmail", customer.id());
        form.put("environment", "development");
        development = story.register(form);
        story.runJobs();
        node = node();
        otherNode = node();
    }

    @AfterEach
    void the_next_test_begins_a_run_of_its_own() {
        doCallRealMethod().when(delivery).deliver(any(), any());
        digests.removeBefore(Instant.parse("2030-01-01T00:00:00Z"), Instant.EPOCH);
        digests.accept(new EmailAddress(customer.id()));
        ClockUtil.reset();
    }

    @Test
    void a_person_of_a_customer_gets_one_digest_a_week_about_this_customer() {
        Person other = story.newCustomerAdmin();
        ProcessInstance others = story.approvalRequested(other);
        Person done = story.newCustomerAdmin();
        story.established(done);
        at("2026-11-30T07:59:59Z");
        assertThat(digestsTo(customer.id())).isEmpty();

        at(FIRST);
        assertThat(digestsTo(customer.id())).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).endsWith(": 2");
            assertThat(mail.text())
                    .contains(
                            number(production),
                            number(development),
                            "your turn: Create the provider record in your instance",
                            "#/?task=" + story.taskOf(production).getId())
                    .doesNotContain(number(others), other.company());
        });
        assertThat(digestsTo(other.id())).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains(number(others), "has to act")
                .doesNotContain(number(production), number(development), customer.company()));
        assertThat(digestsTo(done.id())).as("nothing is open").isEmpty();

        at("2026-12-01T07:00:00Z");
        assertThat(digestsTo(customer.id())).hasSize(1);
        at(SECOND);
        assertThat(digestsTo(customer.id())).hasSize(2);
    }

    @Test
    void an_invited_contact_of_an_ended_onboarding_gets_no_digest() {
        String invited = "invited-" + customer.id();
        Map<String, Object> form = new HashMap<>(story.registrationOf(story.newCustomerAdmin()));
        form.put("customerName", customer.company());
        form.put("contactEmail", invited);
        ProcessInstance ended = story.register(form);
        story.runJobs();
        assertThat(SignedInClient.withBasic(port, "provider-admin")
                        .post(
                                "/api/onboardings/%s/withdrawal".formatted(number(ended)),
                                SignedInClient.json(Map.of("reason", "Not needed")))
                        .ok())
                .isTrue();
        story.runJobs();

        at(FIRST);

        assertThat(digestsTo(customer.id())).hasSize(1);
        assertThat(digestsTo(invited)).isEmpty();
    }

    @Test
    void the_provider_gets_counts_and_short_lists() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-12-02T12:00:00Z")));
        Person done = story.newCustomerAdmin();
        ProcessInstance established = story.established(done);
        at(SECOND);

        assertThat(digestsTo(PROVIDER)).first().satisfies(mail -> assertThat(mail.text())
                .contains("OPEN", "/onboardings?state=AWAITING_PROVIDER_RECORD", "OVERDUE: ")
                .contains("ESTABLISHED", done.company(), number(established))
                .doesNotContain("null"));
    }

    @Test
    void two_nodes_send_each_digest_once_also_after_one_has_died() {
        doAnswer(call -> {
                    // the other node looks while this one sends
                    otherNode.sendDue();
                    return call.callRealMethod();
                })
                .when(delivery)
                .deliver(any(), any());
        at(FIRST);
        doCallRealMethod().when(delivery).deliver(any(), any());
        otherNode.sendDue();
        assertThat(deliveriesTo(customer.id())).hasSize(1);
        assertThat(digestsTo(customer.id())).hasSize(1);

        doThrow(new IllegalStateException("the mail server is down"))
                .when(delivery)
                .deliver(any(), any());
        at(SECOND);
        doCallRealMethod().when(delivery).deliver(any(), any());
        otherNode.sendDue();
        assertThat(digestsTo(customer.id()))
                .as("the next attempt follows later")
                .hasSize(1);
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-12-07T08:30:00Z")));
        otherNode.sendDue();
        node.sendDue();
        assertThat(digestsTo(customer.id())).hasSize(2);
        List<String> ids = deliveriesTo(customer.id());
        assertThat(ids.get(1)).as("the same mail at each attempt").isEqualTo(ids.get(2));
        assertThat(ids).hasSize(3);
    }

    @Test
    void only_the_button_of_a_mail_program_turns_digests_off_and_reminders_still_go_out() throws Exception {
        at(FIRST);
        String link = lastEnvelopeTo(customer.id()).refusal().address().replace("http://localhost:8080", "");
        TestHttpClient nobody = new TestHttpClient(port);

        HttpResponse<String> page = nobody.send(nobody.request(link).GET());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Turn off the weekly digest", customer.id());
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(wanted()).as("a mail scanner opens links as well").isTrue();

        HttpResponse<String> guessed = nobody.send(nobody.request("/digest-off/" + "A".repeat(43))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
        assertThat(guessed.statusCode()).isEqualTo(404);
        assertThat(wanted()).isTrue();

        // as RFC 8058 writes it: no cookie, no token of a form
        HttpResponse<String> off = nobody.send(nobody.request(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
        assertThat(off.statusCode()).isEqualTo(200);
        assertThat(wanted()).isFalse();

        at(SECOND);
        story.runJobs();
        assertThat(digestsTo(customer.id())).hasSize(1);
        assertThat(mailbox.newest(200))
                .filteredOn(mail -> mail.to().contains(customer.id()))
                .anySatisfy(mail -> assertThat(mail.subject()).contains("Reminder: "));
    }

    @Test
    void customers_are_read_in_parts_in_the_order_of_their_keys() {
        List<String> all = digests.customersAfter("", 10_000);

        assertThat(digests.customersAfter("", 1)).containsExactly(all.get(0));
        assertThat(digests.customersAfter(all.get(0), 10_000)).isEqualTo(all.subList(1, all.size()));
    }

    private boolean wanted() {
        return new ChooseDigests(digests, SCHEDULE, accounts, clock)
                .of(new CurrentUser(customer.id(), Set.of()))
                .orElseThrow()
                .wanted();
    }

    private SendDigests node() {
        return new SendDigests(
                forCustomersOfThisTest(),
                SCHEDULE,
                contents,
                new DigestReceivers(lead, staff, onboardings, customers, access),
                setups,
                renderer,
                delivery,
                links,
                readers,
                clock);
    }

    /** Other tests leave customers with something open, and would get hundreds of digests. */
    private Digests forCustomersOfThisTest() {
        Digests limited = mock(Digests.class, delegatesTo(digests));
        doAnswer(call -> digests.customersAfter(call.getArgument(0), 10_000).stream()
                        .filter(key -> !customersBefore.contains(key))
                        .limit(call.<Integer>getArgument(1))
                        .toList())
                .when(limited)
                .customersAfter(anyString(), anyInt());
        return limited;
    }

    private void at(String time) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(time)));
        node.sendDue();
    }

    private String number(ProcessInstance instance) {
        return story.numberOf(instance);
    }

    /** Newest first. */
    private List<Mail> digestsTo(String address) {
        return mailbox.newest(500).stream()
                .filter(mail -> mail.to().equals(address) && mail.text().contains("/digest-off/"))
                .toList();
    }

    /** The Message-ID of each attempt. */
    private List<String> deliveriesTo(String address) {
        return envelopesTo(address).stream().map(Envelope::messageId).toList();
    }

    private Envelope lastEnvelopeTo(String address) {
        List<Envelope> all = envelopesTo(address);
        return all.get(all.size() - 1);
    }

    private List<Envelope> envelopesTo(String address) {
        ArgumentCaptor<Envelope> envelopes = ArgumentCaptor.forClass(Envelope.class);
        verify(delivery, atLeast(1)).deliver(envelopes.capture(), any());
        return envelopes.getAllValues().stream()
                .filter(one -> one.refusal() != null && one.to().contains(new EmailAddress(address)))
                .toList();
    }
}
