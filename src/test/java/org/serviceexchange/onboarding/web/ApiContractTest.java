package org.serviceexchange.onboarding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.serviceexchange.onboarding.web.SampleViews.DUE;
import static org.serviceexchange.onboarding.web.SampleViews.SINCE;
import static org.serviceexchange.onboarding.web.WebSlice.ADMIN;
import static org.serviceexchange.onboarding.web.WebSlice.as;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.account.InviteContact;
import org.serviceexchange.onboarding.application.account.LinkOpenIdAccount;
import org.serviceexchange.onboarding.application.account.ViewInvitations;
import org.serviceexchange.onboarding.application.account.ViewInvitations.InvitationsView;
import org.serviceexchange.onboarding.application.account.ViewInvitations.PersonView;
import org.serviceexchange.onboarding.application.account.ViewInvitations.Standing;
import org.serviceexchange.onboarding.application.casework.AddComment;
import org.serviceexchange.onboarding.application.casework.AddWorkNote;
import org.serviceexchange.onboarding.application.connection.CheckConnection;
import org.serviceexchange.onboarding.application.connection.CheckConnection.ConnectionView;
import org.serviceexchange.onboarding.application.deadline.ExtendDeadline;
import org.serviceexchange.onboarding.application.instanceaccess.InstanceAccessView;
import org.serviceexchange.onboarding.application.instanceaccess.ViewInstanceAccess;
import org.serviceexchange.onboarding.application.integration.RequestIntegrationChange;
import org.serviceexchange.onboarding.application.notification.ReadMailbox;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EntryView;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection.Finding;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection.Verdict;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.application.port.setup.DesignedModels.DesignedModel;
import org.serviceexchange.onboarding.application.setup.ViewSetup;
import org.serviceexchange.onboarding.application.setup.ViewSetup.SetupView;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessMethod;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTest;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestLine;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestStep;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceAccess;
import org.serviceexchange.onboarding.domain.integration.RequestDecision;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition.Entry;
import org.serviceexchange.onboarding.domain.setup.Setup;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every answer of the REST API, byte for byte: programs of both parties read it. */
@WebSliceTest
class ApiContractTest {

    private static final String NUMBER = "ONB0001001";
    private static final String ONE = "/api/onboardings/" + NUMBER;
    private static final String REASON = "{\"reason\":\"We move\"}";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ViewOnboardings onboardings;

    @Autowired
    private AddComment comments;

    @Autowired
    private AddWorkNote workNotes;

    @Autowired
    private ExtendDeadline deadlines;

    @Autowired
    private WithdrawOnboarding withdrawal;

    @Autowired
    private RequestIntegrationChange integrations;

    @Autowired
    private InviteContact invitations;

    @Autowired
    private LinkOpenIdAccount accountLinks;

    @Autowired
    private ReadMailbox mailbox;

    @Autowired
    private ViewInvitations people;

    @Autowired
    private ViewSetup setup;

    @Autowired
    private ViewInstanceAccess accesses;

    @Autowired
    private CheckConnection connection;

    @Test
    void an_onboarding_with_all_its_fields() {
        when(onboardings.find(NUMBER, ADMIN)).thenReturn(Optional.of(SampleViews.complete()));

        assertThatAnswer(send(HttpMethod.GET, ONE, null)).isTheSample(200, "onboarding-complete");
    }

    @Test
    void an_onboarding_without_optional_fields() {
        when(onboardings.find(NUMBER, ADMIN)).thenReturn(Optional.of(SampleViews.fresh()));

        assertThatAnswer(send(HttpMethod.GET, ONE, null)).isTheSample(200, "onboarding-fresh");
    }

    @Test
    void a_list_has_each_state_and_each_party_that_has_to_act() {
        when(onboardings.list(ADMIN, OnboardingFilter.NONE, 0, 50))
                .thenReturn(Stream.of(OnboardingState.values())
                        .map(state -> SampleViews.integrated(
                                state,
                                Party.values()[state.ordinal() % Party.values().length],
                                SampleViews.wanted(
                                        RequestKind.values()[state.ordinal() % RequestKind.values().length],
                                        Party.PROVIDER,
                                        null,
                                        RequestDecision.AGREED),
                                null,
                                false))
                        .toList());

        assertThatAnswer(send(HttpMethod.GET, "/api/onboardings", null)).isTheSample(200, "onboardings");
    }

    @Test
    void an_entry_of_the_case() {
        EntryView entry = new EntryView(SINCE, "provider-admin", "Grüße\nin <b>two</b> lines");
        when(comments.write(NUMBER, ADMIN, "Hello")).thenReturn(new Success<>(entry));
        when(workNotes.write(NUMBER, ADMIN, "Hello")).thenReturn(new Success<>(entry));

        assertThatAnswer(send(HttpMethod.POST, ONE + "/comments", "{\"text\":\"Hello\"}"))
                .isTheSample(201, "case-entry");
        assertThatAnswer(send(HttpMethod.POST, ONE + "/work-notes", "{\"text\":\"Hello\"}"))
                .isTheSample(201, "case-entry");
    }

    @Test
    void an_extended_deadline() {
        when(deadlines.extend(NUMBER, ADMIN, "2026-11-27", "We move")).thenReturn(new Success<>(DUE));

        assertThatAnswer(send(HttpMethod.POST, ONE + "/deadline", "{\"due\":\"2026-11-27\",\"reason\":\"We move\"}"))
                .isTheSample(200, "deadline");
    }

    @Test
    void a_withdrawn_onboarding() {
        when(withdrawal.withdraw(NUMBER, ADMIN, "We move")).thenReturn(new Success<>(null));
        when(onboardings.find(NUMBER, ADMIN)).thenReturn(Optional.of(SampleViews.fresh()));

        assertThatAnswer(send(HttpMethod.POST, ONE + "/withdrawal", REASON)).isTheSample(200, "onboarding-fresh");
    }

    @ParameterizedTest
    @EnumSource
    void a_request_about_an_integration(RequestKind kind) {
        var request = new Success<>(SampleViews.wanted(kind, Party.CUSTOMER, DUE, null));
        when(integrations.pause(NUMBER, ADMIN, "We move")).thenReturn(request);
        when(integrations.resume(NUMBER, ADMIN, "We move")).thenReturn(request);
        when(integrations.end(NUMBER, ADMIN, "We move", "Acme")).thenReturn(request);
        when(integrations.withdraw(NUMBER, ADMIN, kind)).thenReturn(new Success<>(null));

        String path = kind == RequestKind.PAUSE ? "/pause" : kind == RequestKind.RESUME ? "/resume" : "/offboarding";
        String body = kind == RequestKind.END ? "{\"reason\":\"We move\",\"confirmCustomerName\":\"Acme\"}" : REASON;
        assertThatAnswer(send(HttpMethod.POST, ONE + path, body)).isTheSample(202, "request" + path.replace('/', '-'));
        if (kind != RequestKind.PAUSE) {
            assertThatAnswer(send(HttpMethod.DELETE, ONE + path, null)).isEmpty();
        }
    }

    @Test
    void an_invitation() {
        Contact contact = new Contact("Carla", new EmailAddress("carla@customer.example"));
        when(invitations.invite(NUMBER, ADMIN, null, null))
                .thenReturn(new Success<>(new InviteContact.Invited(
                        contact, new OneTimeLink("http://localhost:8080/invitation/x", DUE), true, false, DUE)));
        when(invitations.invite(NUMBER, ADMIN, "carla@customer.example", "Carla"))
                .thenReturn(new Success<>(new InviteContact.Invited(contact, null, false, true, DUE)));
        when(invitations.revoke(NUMBER, ADMIN, null)).thenReturn(new Success<>(null));

        assertThatAnswer(send(HttpMethod.POST, ONE + "/invitation", null)).isTheSample(201, "invitation");
        assertThatAnswer(send(
                        HttpMethod.POST,
                        ONE + "/invitation",
                        "{\"email\":\"carla@customer.example\",\"name\":\"Carla\"}"))
                .isTheSample(200, "invitation-without-link");
        assertThatAnswer(send(HttpMethod.DELETE, ONE + "/invitation", null)).isEmpty();
    }

    @Test
    void the_people_of_an_onboarding() {
        when(people.of(NUMBER, ADMIN))
                .thenReturn(Optional.of(new InvitationsView(
                        List.of(
                                new PersonView("Carla", "carla@customer.example", Standing.HAS_ACCESS, null, null),
                                new PersonView("Søren", "soeren@customer.example", Standing.INVITED, DUE, SINCE),
                                new PersonView("Tom", "tom@customer.example", Standing.TAKEN_BACK, null, null)),
                        true)));

        assertThatAnswer(send(HttpMethod.GET, ONE + "/people", null)).isTheSample(200, "people");
    }

    @Test
    void the_setup_of_the_provider() {
        Setup draft = Setup.begin(
                "PSU0001001",
                new ProviderRecord(
                        "Northwind",
                        new ServiceNowInstance(InstanceHost.ofName("northwind"), new InstanceId("b".repeat(32))),
                        new EmailAddress("help@northwind.example"),
                        "provider-admin"),
                new ReplicationSetDefinition(
                        "Incidents",
                        true,
                        List.of(new Entry("incident", "active=true", List.of("number", "state"), "number", true))),
                "petra",
                SINCE);
        when(setup.of(ADMIN))
                .thenReturn(Optional.of(new SetupView(
                        draft.confirmed("petra", SINCE).activated(DUE),
                        draft,
                        true,
                        List.of(new DesignedModel("customer-onboarding", 7, "Security review", SINCE)))));

        assertThatAnswer(send(HttpMethod.GET, "/api/setup", null)).isTheSample(200, "setup");
    }

    @Test
    void the_access_to_an_instance() {
        InstanceAccess given = new InstanceAccess(
                new OnboardingNumber(NUMBER), "https://acme.service-now.com", AccessMethod.API_KEY, "carla", SINCE);
        when(accesses.of(NUMBER, ADMIN))
                .thenReturn(Optional.of(new InstanceAccessView(
                        true,
                        false,
                        given.instance(),
                        given,
                        false,
                        new AccessTest(
                                DUE,
                                List.of(
                                        AccessTestLine.ok(AccessTestStep.REACH),
                                        AccessTestLine.failed(
                                                AccessTestStep.AUTHENTICATE,
                                                Sentence.stored("401"),
                                                Sentence.stored("Unlock the user.")),
                                        AccessTestLine.notTried(AccessTestStep.READ))),
                        null)));

        assertThatAnswer(send(HttpMethod.GET, ONE + "/instance-access", null)).isTheSample(200, "instance-access");
    }

    @Test
    void the_check_of_the_connection() {
        when(connection.of(ADMIN))
                .thenReturn(Optional.of(new ConnectionView(
                        "https://provider.service-now.com",
                        List.of(
                                Finding.holds(Sentence.of("connection.what.signIn")),
                                new Finding(
                                        Verdict.WRONG,
                                        Sentence.of("connection.what.table", "incident"),
                                        Sentence.of("connection.fields.cause", "incident", "name"),
                                        Sentence.of("connection.fields.solution"))),
                        SINCE,
                        Sentence.stored("No calls until noon."))));

        assertThatAnswer(send(HttpMethod.POST, "/api/connection/check", null)).isTheSample(200, "connection");
        verify(connection).check();
    }

    @Test
    void the_mailbox() {
        when(mailbox.newest(ADMIN))
                .thenReturn(List.of(new Mail(
                        7L,
                        "onb0001001.case-opened@northwind",
                        "Onboarding <onboarding@provider.example>",
                        "admin@customer.example",
                        "Case for <b>Söhne</b>",
                        "<p>Hällo</p>",
                        "Hällo\n",
                        SINCE)));

        assertThatAnswer(send(HttpMethod.GET, "/api/mailbox", null)).isTheSample(200, "mailbox");
    }

    @Test
    void a_problem() {
        when(integrations.pause(NUMBER, ADMIN, "We move"))
                .thenReturn(new Conflict<>(Sentence.of("request.pausedAlready")));

        assertThatAnswer(send(HttpMethod.POST, ONE + "/pause", REASON)).isTheSample(409, "problem");
    }

    @Test
    void no_other_format_is_read_or_written() {
        assertThat(mvc.post()
                        .uri(ONE + "/pause")
                        .with(as(ADMIN))
                        .contentType(MediaType.APPLICATION_YAML)
                        .content("reason: We move"))
                .hasStatus(415);
        when(onboardings.find(NUMBER, ADMIN)).thenReturn(Optional.of(SampleViews.fresh()));
        assertThat(mvc.get().uri(ONE).with(as(ADMIN)).accept(MediaType.APPLICATION_YAML))
                .hasStatus(406);
    }

    private MvcTestResult send(HttpMethod method, String path, String json) {
        var request = mvc.method(method).uri(path).with(as(ADMIN));
        return (json == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(json))
                .exchange();
    }

    private static Answer assertThatAnswer(MvcTestResult result) {
        return new Answer(result);
    }

    private record Answer(MvcTestResult result) {

        void isTheSample(int status, String name) {
            assertThat(result).hasStatus(status);
            assertThat(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                    .isEqualTo(sample(name).strip());
        }

        void isEmpty() {
            assertThat(result).hasStatus(204);
            assertThat(result.getResponse().getContentAsByteArray()).isEmpty();
        }

        private String sample(String name) {
            try {
                return Files.readString(Path.of("src/test/resources/api", name + ".json"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
