package org.serviceexchange.onboarding.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.port.account.People.Person;
import org.serviceexchange.onboarding.application.port.casework.CaseChanges;
import org.serviceexchange.onboarding.application.port.casework.CaseChanges.ChangedCase;
import org.serviceexchange.onboarding.application.port.casework.CaseChanges.ObservedCase;
import org.serviceexchange.onboarding.application.port.casework.CaseChanges.Page;
import org.serviceexchange.onboarding.application.port.casework.CaseSystem;
import org.serviceexchange.onboarding.application.port.casework.CorrectionRequiredException;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase.Resolution;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.ServiceNowStandIn;
import org.serviceexchange.onboarding.servicenow.SettableClock;
import org.serviceexchange.onboarding.servicenow.StandInContext;
import org.serviceexchange.onboarding.servicenow.StandInFault;
import org.serviceexchange.onboarding.servicenow.StandInTables;

/** What every case system does, with an instance that has the traps of a real one; and what only this one does. */
class ServiceNowCaseSystemTest extends CaseSystemContract {

    private static final String CREATE = "POST /api/sn_customerservice/case";
    private static final String PATCH = "PATCH /api/now/v2/table/sn_customerservice_case";

    private static ServiceNowStandIn instance;
    private static SettableClock clock;
    private static StandInContext context;

    private InstanceClient client;

    @BeforeAll
    static void start() {
        instance = new ServiceNowStandIn(0);
        clock = new SettableClock();
        context = new StandInContext(instance, clock, Map.of("onboarding.outgoing.deadline", "500ms"));
    }

    @AfterAll
    static void stop() {
        context.close();
        instance.close();
    }

    @BeforeEach
    void newInstance() {
        instance.reset();
        client = context.client();
    }

    @Override
    CaseSystem caseSystem() {
        instance.reset();
        client = context.client();
        return caseSystem(true);
    }

    private CaseSystem caseSystem(boolean createCustomers) {
        return new ServiceNowCaseSystem(
                new CaseTable(client),
                new CaseJournal(
                        client,
                        id -> id.equals("provider-admin")
                                ? Optional.of(new Person("Pat Provider", true))
                                : Optional.empty()),
                new CustomerDirectory(client, createCustomers));
    }

    @Override
    List<RegistrationCase> shown(OnboardingNumber onboarding) {
        return instance.tables().all(StandInTables.CASE).stream()
                .filter(row -> row.getOrDefault("correlation_id", "").startsWith(onboarding.value()))
                .map(row -> shown(onboarding, row))
                .toList();
    }

    private static RegistrationCase shown(OnboardingNumber onboarding, Map<String, String> row) {
        String code = row.getOrDefault("resolution_code", "");
        return new RegistrationCase(
                row.get("number"),
                onboarding,
                row.get("short_description"),
                row.get("description"),
                Stream.of(CaseState.values())
                        .filter(state -> String.valueOf(state.value()).equals(row.get("state")))
                        .findFirst()
                        .orElseThrow(),
                Instant.EPOCH,
                code.isEmpty() ? null : new Resolution(code, row.get("close_notes")),
                entries(row, "work_notes"),
                entries(row, "comments"));
    }

    /** Without the name of the author before it, and our reference after it. */
    private static List<CaseEntry> entries(Map<String, String> row, String journal) {
        return instance.tables().journal(row.get("sys_id")).stream()
                .filter(one -> one.element().equals(journal))
                .map(one -> new CaseEntry(
                        one.sysId(),
                        Instant.EPOCH,
                        one.by(),
                        one.value()
                                .replaceFirst("^(provider-agent|Pat Provider):\n", "")
                                .replaceFirst("\n\n\\[ONB\\d{7}(-END)?-[0-9a-f]{12}(-\\d)?]$", "")))
                .toList();
    }

    private RegistrationCase opened() {
        return caseSystem(true).open(onboarding, "Registration of Acme", "All about it");
    }

    private Map<String, String> onlyCase() {
        assertThat(instance.tables().all(StandInTables.CASE)).hasSize(1);
        return instance.tables().all(StandInTables.CASE).get(0);
    }

    private static CaseEntry entry(String key, String by, String text) {
        return new CaseEntry(key, Instant.EPOCH, by, text);
    }

    @Nested
    class Opening {

        @Test
        void the_case_refers_to_account_and_contact_and_the_instance_notifies_the_contact() {
            opened();

            Map<String, String> account =
                    instance.tables().all(StandInTables.ACCOUNT).get(0);
            Map<String, String> contact =
                    instance.tables().all(StandInTables.CONTACT).get(0);
            assertThat(account).containsEntry("name", "acme");
            assertThat(contact)
                    .containsEntry("email", "ann@acme.example")
                    .containsEntry("name", "Ann")
                    .containsEntry("account", account.get("sys_id"));
            assertThat(onlyCase())
                    .containsEntry("account", account.get("sys_id"))
                    .containsEntry("contact", contact.get("sys_id"))
                    .containsEntry("contact_type", "web")
                    .containsEntry("correlation_id", "ONB0001001")
                    .containsEntry("correlation_display", "Service Exchange Onboarding");
            assertThat(instance.tables().mails()).singleElement().asString().startsWith("ann@acme.example: case CS");
        }

        @Test
        void of_many_candidates_ten_are_named() {
            IntStream.range(0, 20)
                    .forEach(i -> instance.tables().insert(StandInTables.ACCOUNT, Map.of("name", "Acme"), "admin"));

            assertThatThrownBy(Opening.this::tryToOpen)
                    .isInstanceOfSatisfying(CorrectionRequiredException.class, correction -> {
                        assertThat(correction.links()).hasSize(10);
                        assertThat(correction.cause().toString()).contains(correction.links());
                    });
        }

        @Test
        void account_and_contact_that_are_there_are_used() {
            Map<String, String> account =
                    instance.tables().insert(StandInTables.ACCOUNT, Map.of("name", "ACME"), "admin");
            instance.tables()
                    .insert(
                            StandInTables.CONTACT,
                            Map.of("email", "Ann@Acme.example", "account", account.get("sys_id")),
                            "admin");

            caseSystem(false).open(onboarding, "Registration of Acme", "All about it");

            assertThat(onlyCase()).containsEntry("account", account.get("sys_id"));
        }

        @Test
        void without_leave_of_the_operator_no_account_and_no_contact_is_created() {
            CaseSystem careful = caseSystem(false);
            assertThatThrownBy(() -> careful.open(onboarding, "x", "y"))
                    .hasMessageContaining("ServiceNow has no account with the name acme.")
                    .hasMessageContaining("What to do: Create the account in ServiceNow");

            instance.tables().insert(StandInTables.ACCOUNT, Map.of("name", "Acme"), "admin");
            assertThatThrownBy(() -> careful.open(onboarding, "x", "y"))
                    .hasMessageContaining("ServiceNow has no contact with the e-mail address ann@acme.example (Ann)");
            assertThat(instance.tables().all(StandInTables.CASE)).isEmpty();
        }

        @Test
        void several_accounts_or_contacts_are_named_with_links() {
            Map<String, String> first =
                    instance.tables().insert(StandInTables.ACCOUNT, Map.of("name", "Acme"), "admin");
            Map<String, String> second =
                    instance.tables().insert(StandInTables.ACCOUNT, Map.of("name", "acme"), "admin");
            assertThatThrownBy(Opening.this::tryToOpen)
                    .hasMessageContaining("several accounts with the name acme: Acme (https://localhost:")
                    .hasMessageContaining(first.get("sys_id"))
                    .hasMessageContaining(second.get("sys_id"));

            instance.tables().delete(StandInTables.ACCOUNT, second.get("sys_id"));
            Map<String, String> ann = Map.of("email", "ann@acme.example", "account", first.get("sys_id"));
            instance.tables().insert(StandInTables.CONTACT, ann, "admin");
            Map<String, String> twin = instance.tables().insert(StandInTables.CONTACT, ann, "admin");
            assertThatThrownBy(Opening.this::tryToOpen)
                    .hasMessageContaining("several contacts with the e-mail address ann@acme.example")
                    .hasMessageContaining(twin.get("sys_id"));
        }

        @Test
        void a_contact_of_another_account_is_not_used() {
            Map<String, String> other =
                    instance.tables().insert(StandInTables.ACCOUNT, Map.of("name", "Globex"), "admin");
            instance.tables()
                    .insert(
                            StandInTables.CONTACT,
                            Map.of("email", "ann@acme.example", "account", other.get("sys_id")),
                            "admin");

            assertThatThrownBy(Opening.this::tryToOpen)
                    .hasMessageContaining("belongs to another account in ServiceNow");
            assertThat(instance.tables().all(StandInTables.CASE)).isEmpty();
        }

        @Test
        void a_case_of_another_customer_with_the_same_number_is_not_taken() {
            RegistrationCase before = opened();
            instance.tables()
                    .update(
                            StandInTables.CASE,
                            onlyCase().get("sys_id"),
                            Map.of("account", "0123456789abcdef0123456789abcdef"),
                            "admin");

            assertThatThrownBy(Opening.this::tryToOpen)
                    .isInstanceOf(CorrectionRequiredException.class)
                    .hasMessageContaining("The case %s (https://".formatted(before.number()))
                    .hasMessageContaining("has the correlation ID ONB0001001, but not the account of acme");
        }

        @Test
        void several_cases_with_one_number_are_named() {
            RegistrationCase first = opened();
            Map<String, String> twin =
                    instance.tables().insert(StandInTables.CASE, Map.of("correlation_id", "ONB0001001"), "admin");

            assertThatThrownBy(Opening.this::tryToOpen)
                    .isInstanceOf(CorrectionRequiredException.class)
                    .hasMessageContaining("Several cases in ServiceNow have the number ONB0001001: %s (https://"
                            .formatted(first.number()))
                    .hasMessageContaining("%s (https://".formatted(twin.get("number")));
        }

        @Test
        void a_number_that_is_not_stored_is_told_and_the_next_attempt_takes_the_same_case() {
            instance.tables().makeReadOnly(StandInTables.CASE, "correlation_id");
            IntStream.range(0, 2).forEach(i -> assertThatThrownBy(Opening.this::tryToOpen)
                    .hasMessageContaining("did not store ONB0001001 in the field Correlation ID"));

            instance.tables().makeWritable(StandInTables.CASE, "correlation_id");
            opened();

            assertThat(onlyCase()).containsEntry("correlation_id", "ONB0001001");
        }

        @Test
        void a_number_that_is_hidden_leads_to_no_second_case() {
            opened();
            instance.tables().hideField(StandInTables.CASE, "correlation_id");

            assertThatThrownBy(Opening.this::tryToOpen).hasMessageContaining("that was not asked for");
            assertThat(instance.tables().all(StandInTables.CASE)).hasSize(1);
        }

        @Test
        void long_texts_are_cut_by_us_and_not_by_the_instance() {
            caseSystem(true).open(onboarding, "T".repeat(200), "D".repeat(5000));

            assertThat(onlyCase().get("short_description")).hasSize(160).endsWith("…");
            assertThat(onlyCase().get("description")).hasSize(4000).endsWith("…");
        }

        private void tryToOpen() {
            opened();
        }
    }

    @Nested
    class LostAnswers {

        /** The connection breaks after the instance has done its work, each time. */
        @Test
        void a_lost_answer_to_each_of_twenty_creates_leaves_one_case_each() {
            instance.fail(StandInFault.RESET_AFTER_SUCCESS, CREATE, 20);
            CaseSystem caseSystem = caseSystem(true);

            IntStream.range(0, 20)
                    .mapToObj(i -> onboarding("ONB%07d".formatted(2000 + i), "acme"))
                    .forEach(one -> caseSystem.open(one, "Registration of Acme", "All about it"));

            assertThat(instance.tables().all(StandInTables.CASE))
                    .hasSize(20)
                    .extracting(row -> row.get("correlation_id"))
                    .doesNotHaveDuplicates();
            assertThat(instance.requestsTo(CREATE)).isEqualTo(20);
            assertThat(instance.tables().all(StandInTables.ACCOUNT)).hasSize(1);
            assertThat(instance.tables().all(StandInTables.CONTACT)).hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(
                value = StandInFault.class,
                names = {"RESET_AFTER_SUCCESS", "HALF_AN_ANSWER", "SERVER_ERROR_AFTER_SUCCESS"})
        void a_create_that_is_done_although_it_failed_is_found(StandInFault fault) {
            Stream.of(CREATE, "POST /api/now/v2/table/customer_account", "POST /api/now/v2/table/customer_contact")
                    .forEach(request -> instance.fail(fault, request, 1));

            opened();

            assertThat(onlyCase()).containsEntry("state", "10");
            assertThat(instance.tables().all(StandInTables.ACCOUNT)).hasSize(1);
            assertThat(instance.tables().all(StandInTables.CONTACT)).hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(
                value = StandInFault.class,
                names = {"RESET_AFTER_SUCCESS", "HALF_AN_ANSWER", "SERVER_ERROR_AFTER_SUCCESS"})
        void an_entry_whose_answer_was_lost_is_written_once(StandInFault fault) {
            RegistrationCase current = opened();
            instance.fail(fault, PATCH, 1);
            CaseSystem caseSystem = caseSystem(true);
            CaseEntry note = entry("note", "provider-admin", "For agents only");

            assertThatThrownBy(() -> caseSystem.addWorkNote(current, note)).isInstanceOf(ExplainedException.class);
            caseSystem.addWorkNote(current, note);

            assertThat(instance.tables().journal(onlyCase().get("sys_id"))).hasSize(1);
        }
    }

    @Nested
    class FaultsAtEachCall {

        /** Each fault at each call of opening a case, and then a second attempt, as the job makes it. */
        @ParameterizedTest
        @EnumSource(
                value = StandInFault.class,
                mode = Mode.EXCLUDE,
                names = {"NO_ANSWER", "TOO_MANY_REQUESTS"})
        void opening_is_told_or_done_and_the_next_attempt_ends_with_one_case(StandInFault fault) {
            for (String request : List.of(
                    "GET /api/now/v2/table/customer_account",
                    "POST /api/now/v2/table/customer_account",
                    "GET /api/now/v2/table/customer_contact",
                    "POST /api/now/v2/table/customer_contact",
                    "GET /api/now/v2/table/sn_customerservice_case",
                    CREATE,
                    PATCH)) {
                instance.reset();
                client = context.client();
                instance.fail(fault, request, 1);
                attempt(request);
                instance.succeedAgain();

                opened();

                assertThat(onlyCase()).as(request).containsEntry("state", "10");
                assertThat(instance.tables().all(StandInTables.ACCOUNT))
                        .as(request)
                        .hasSize(1);
                assertThat(instance.tables().all(StandInTables.CONTACT))
                        .as(request)
                        .hasSize(1);
            }
        }

        private void attempt(String request) {
            try {
                opened();
            } catch (ExplainedException told) {
                assertThat(told).as(request).hasMessageContaining("\nWhat to do: ");
            }
        }

        @Test
        void no_answer_is_told_in_time() {
            instance.fail(StandInFault.NO_ANSWER, CREATE, 1);

            assertThatThrownBy(ServiceNowCaseSystemTest.this::opened)
                    .hasMessageContaining("gave no complete answer in time");
            assertThat(instance.tables().all(StandInTables.CASE)).isEmpty();
        }

        @Test
        void a_limit_in_the_middle_is_kept_and_the_case_is_one() {
            instance.fail(StandInFault.TOO_MANY_REQUESTS, PATCH, 1);
            assertThatThrownBy(ServiceNowCaseSystemTest.this::opened)
                    .hasMessageContaining("allows no more calls until");
            int asked = instance.requests().size();
            assertThatThrownBy(ServiceNowCaseSystemTest.this::opened)
                    .hasMessageContaining("allows no more calls until");
            assertThat(instance.requests()).hasSize(asked);

            clock.pass(Duration.ofSeconds(121));
            opened();
            assertThat(onlyCase()).containsEntry("state", "10");
        }

        @Test
        void a_role_that_is_missing_is_told() {
            instance.take("csm_ws_integration");

            assertThatThrownBy(ServiceNowCaseSystemTest.this::opened)
                    .hasMessageContaining("(403): User Not Authorized Failed API level ACL Validation")
                    .hasMessageContaining("roles that docs/servicenow.md lists");
        }
    }

    @Nested
    class Entries {

        @Test
        void people_are_named_because_the_integration_user_writes_everything() {
            RegistrationCase current = opened();
            CaseSystem caseSystem = caseSystem(true);
            caseSystem.addWorkNote(current, entry("1", "provider-agent", "A note"));
            caseSystem.addComment(current, entry("2", "provider-admin", "A comment"));
            caseSystem.addComment(current, entry("3", "provider-agent", "Another comment"));

            assertThat(instance.tables().journal(onlyCase().get("sys_id")))
                    .extracting(one -> one.value().lines().findFirst().orElseThrow())
                    // customers see no user id of the provider
                    .containsExactly("provider-agent:", "Pat Provider:", "Another comment");
        }

        @ParameterizedTest
        @ValueSource(ints = {3900, 4000})
        void a_long_entry_arrives_whole(int length) {
            RegistrationCase current = opened();
            String text = "0123456789\n".repeat(length / 11);

            caseSystem(true).addWorkNote(current, entry("long", "Service Exchange Onboarding", text));
            caseSystem(true).addWorkNote(current, entry("long", "Service Exchange Onboarding", text));

            assertThat(instance.tables().journal(onlyCase().get("sys_id")).stream()
                            .map(one -> one.value().replaceFirst("\n\n\\[[^\\[]*]$", ""))
                            .reduce("", String::concat))
                    .isEqualTo(text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"work_notes", "comments"})
        void a_journal_that_may_not_be_read_or_written_is_told(String journal) {
            RegistrationCase current = opened();
            CaseSystem caseSystem = caseSystem(true);
            instance.tables().makeReadOnly(StandInTables.CASE, journal);

            assertThatThrownBy(() -> {
                        caseSystem.addWorkNote(current, entry("1", "provider-admin", "A note"));
                        caseSystem.addComment(current, entry("2", "provider-admin", "A comment"));
                    })
                    .hasMessageContaining("may not both read and write the field " + journal);
        }

        @Test
        void an_entry_for_a_case_that_an_agent_closed_stops_nothing() {
            RegistrationCase current = opened();
            byAgent(Map.of("state", "3", "resolution_code", "Void", "close_notes", "By agent"));

            caseSystem(true).addWorkNote(current, entry("1", "provider-admin", "A note"));

            assertThat(instance.tables().journal(onlyCase().get("sys_id"))).isEmpty();
        }

        @Test
        void a_case_that_is_gone_or_hidden_is_told() {
            RegistrationCase current = opened();
            instance.tables().delete(StandInTables.CASE, onlyCase().get("sys_id"));

            CaseSystem caseSystem = caseSystem(true);
            assertThatThrownBy(() -> caseSystem.addWorkNote(current, entry("1", "provider-admin", "A note")))
                    .hasMessageContaining("The case %s is not in ServiceNow".formatted(current.number()));
        }
    }

    @Nested
    class Changes {

        @Test
        void only_what_others_wrote_comes_back_and_never_mixed() {
            RegistrationCase current = opened();
            CaseSystem caseSystem = caseSystem(true);
            caseSystem.addComment(current, entry("1", "provider-admin", "Our comment"));
            caseSystem.addWorkNote(current, entry("2", "provider-admin", "0123456789\n".repeat(380)));
            byAgent(Map.of("comments", "Their comment\u0000"));
            byAgent(Map.of("work_notes", "Their note\n\n> Our comment\n> [ONB0001001-0123456789ab]\nI quoted it."));

            ObservedCase observed = changes().read(current);

            assertThat(observed.comments())
                    .extracting(CaseEntry::by, CaseEntry::text)
                    .containsExactly(tuple("agent (ServiceNow)", "Their comment"));
            assertThat(observed.workNotes())
                    .extracting(CaseEntry::text)
                    .containsExactly("Their note\n\n> Our comment\n> [ONB0001001-0123456789ab]\nI quoted it.");
            assertThat(observed.comments().get(0).key())
                    .isEqualTo("servicenow-"
                            + instance.tables().journal(onlyCase().get("sys_id")).stream()
                                    .filter(one -> one.value().startsWith("Their comment"))
                                    .findFirst()
                                    .orElseThrow()
                                    .sysId());
        }

        @Test
        void the_state_comes_back_with_its_reason() {
            RegistrationCase current = opened();
            byAgent(Map.of("state", "6", "resolution_code", "Solved - By agent", "close_notes", "By agent"));

            ObservedCase observed = changes().read(current);

            assertThat(observed.state()).isEqualTo(CaseState.RESOLVED);
            assertThat(observed.resolution()).isEqualTo(new Resolution("Solved - By agent", "By agent"));
        }

        @Test
        void all_cases_that_changed_are_found_page_by_page_the_earliest_first() {
            IntStream.range(0, 230).forEach(i -> instance.tables()
                    .insert(
                            StandInTables.CASE,
                            Map.of(
                                    "correlation_id",
                                    "ONB%07d".formatted(i),
                                    "correlation_display",
                                    "Service Exchange Onboarding"),
                            "admin"));
            instance.tables().insert(StandInTables.CASE, Map.of("short_description", "Another's"), "admin");
            List<String> found = new ArrayList<>();
            List<Instant> times = new ArrayList<>();
            Page page;
            do {
                page = changes().changedSince(Instant.EPOCH, found.size());
                page.cases().forEach(one -> {
                    found.add(one.correlationId());
                    times.add(one.at());
                });
            } while (page.more());

            assertThat(found).hasSize(230).doesNotHaveDuplicates();
            assertThat(times).isSorted();
            assertThat(instance.requests())
                    .filteredOn(one -> one.startsWith("GET"))
                    .hasSize(3);
            assertThat(changes()
                            .changedSince(Instant.now().plusSeconds(3600), 0)
                            .cases())
                    .isEmpty();
        }

        @Test
        void each_change_is_another_revision() {
            opened();
            ChangedCase before = onlyChange();
            byAgent(Map.of("comments", "Their comment"));

            assertThat(onlyChange().revision()).isNotEqualTo(before.revision());
        }

        @ParameterizedTest
        @ValueSource(strings = {"sys_updated_on", "correlation_display"})
        void a_list_that_an_access_rule_falsifies_is_told(String hidden) {
            opened();
            instance.tables().insert(StandInTables.CASE, Map.of("short_description", "Another's"), "admin");
            instance.tables().hideField(StandInTables.CASE, hidden);

            assertThatThrownBy(() -> changes().changedSince(Instant.EPOCH, 0)).isInstanceOf(ExplainedException.class);
        }

        @Test
        void a_case_that_is_hidden_is_told() {
            opened();
            instance.tables().hideRecord(onlyCase().get("sys_id"));

            assertThatThrownBy(() -> changes().changedSince(Instant.EPOCH, 0))
                    .hasMessageContaining("showed 0 of 1 records of sn_customerservice_case");
        }

        @ParameterizedTest
        @ValueSource(strings = {"work_notes", "comments"})
        void a_journal_that_may_not_be_read_is_told(String journal) {
            RegistrationCase current = opened();
            instance.tables().hideField(StandInTables.CASE, journal);

            assertThatThrownBy(() -> changes().read(current)).hasMessageContaining("the field " + journal);
        }

        private CaseChanges changes() {
            return new ServiceNowCaseChanges(new CaseTable(client), new CaseJournal(client, id -> Optional.empty()));
        }

        private ChangedCase onlyChange() {
            List<ChangedCase> found = changes().changedSince(Instant.EPOCH, 0).cases();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    @Nested
    class Contacts {

        @Test
        void another_contact_is_entered_on_the_case_once() {
            RegistrationCase current = opened();

            caseSystem(true).setContact(current, withContact("sam@acme.example"));
            caseSystem(true).setContact(current, withContact("sam@acme.example"));

            Map<String, String> contact = instance.tables().all(StandInTables.CONTACT).stream()
                    .filter(one -> one.get("email").equals("sam@acme.example"))
                    .findFirst()
                    .orElseThrow();
            assertThat(onlyCase()).containsEntry("contact", contact.get("sys_id"));
            assertThat(instance.requestsTo(PATCH))
                    .as("one to open the case, one for the contact")
                    .isEqualTo(2);
        }

        @Test
        void a_contact_that_is_not_stored_is_told() {
            RegistrationCase current = opened();
            instance.tables().makeReadOnly(StandInTables.CASE, "contact");
            CaseSystem caseSystem = caseSystem(true);

            assertThatThrownBy(() -> caseSystem.setContact(current, withContact("sam@acme.example")))
                    .hasMessageContaining("ServiceNow did not store the new contact of the case " + current.number());
        }

        @Test
        void a_case_that_an_agent_closed_keeps_its_contact() {
            RegistrationCase current = opened();
            byAgent(Map.of("state", "3", "resolution_code", "Void", "close_notes", "By agent"));

            caseSystem(true).setContact(current, withContact("sam@acme.example"));

            assertThat(instance.tables().all(StandInTables.CONTACT)).hasSize(1);
        }

        private Onboarding withContact(String address) {
            return onboarding.contactChanged(
                    new Contact("Sam", new EmailAddress(address)), "provider-admin", "Left.", Instant.EPOCH);
        }
    }

    @Nested
    class States {

        @Test
        void what_agents_did_stays_and_is_returned() {
            RegistrationCase current = opened();
            byAgent(Map.of("state", "6", "resolution_code", "Solved - By agent", "close_notes", "By agent"));
            CaseSystem caseSystem = caseSystem(true);

            assertThat(caseSystem.setState(current, CaseState.AWAITING_INFO).state())
                    .isEqualTo(CaseState.RESOLVED);
            RegistrationCase resolved = caseSystem.resolve(current, "Solved", "It is established");
            assertThat(resolved.resolutionCode()).isEqualTo("Solved - By agent");
            assertThat(onlyCase()).containsEntry("resolution_code", "Solved - By agent");
        }

        @Test
        void a_resolved_case_that_only_the_customer_may_close_stays_resolved() {
            RegistrationCase current = opened();
            CaseSystem caseSystem = caseSystem(true);
            caseSystem.resolve(current, "Solved", "It is established");
            instance.tables().onlyCustomersCloseResolvedCases();

            assertThat(caseSystem.close(current, "Ended", "It is over").state()).isEqualTo(CaseState.RESOLVED);
        }

        @Test
        void a_state_that_is_not_stored_is_told() {
            RegistrationCase current = opened();
            instance.tables().makeReadOnly(StandInTables.CASE, "state");
            CaseSystem caseSystem = caseSystem(true);

            assertThatThrownBy(() -> caseSystem.setState(current, CaseState.AWAITING_INFO))
                    .hasMessageContaining("has the state Open and not Awaiting Info");
        }
    }

    private void byAgent(Map<String, String> values) {
        instance.tables().update(StandInTables.CASE, onlyCase().get("sys_id"), values, "agent");
    }
}
