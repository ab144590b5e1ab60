package org.serviceexchange.onboarding.casesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.ServiceNowStandIn;
import org.serviceexchange.onboarding.servicenow.SettableClock;
import org.serviceexchange.onboarding.servicenow.StandInContext;
import org.serviceexchange.onboarding.servicenow.StandInFault;
import org.serviceexchange.onboarding.servicenow.StandInTables;

/**
 * Every fault at every request of every call of the case system. A failure is told with what to do, and the next attempt, as
 * a job makes it, ends as if nothing had happened: nothing is missing, and nothing is there twice.
 */
class ServiceNowCaseFaultsTest {

    private static final Onboarding ONBOARDING = CaseSystemContract.onboarding("ONB0001001", "acme");
    private static final CaseEntry ENTRY = new CaseEntry("1", Instant.EPOCH, "provider-admin", "An entry");

    private static ServiceNowStandIn instance;
    private static SettableClock clock;
    private static StandInContext context;

    /** A call of the application. */
    private enum Call {
        OPEN(false) {
            @Override
            void make(Adapter adapter, RegistrationCase current) {
                adapter.cases().open(ONBOARDING, "Registration of Acme", "All about it");
            }
        },
        OPEN_END(true) {
            @Override
            void make(Adapter adapter, RegistrationCase current) {
                adapter.cases().openOffboardingCase(ONBOARDING, "End of Acme", "All about it");
            }
        },
        ADD_WORK_NOTE(true) {
            @Override
            void make(Adapter adapter, RegistrationCase current) {
                adapter.cases().addWorkNote(current, ENTRY);
            }
        },
        ADD_COMMENT(true) {
            @Override
            void make(Adapter adapter, RegistrationCase current) {
                adapter.cases().addComment(current, ENTRY);
            }
        },
        SET_STATE(true) {
            @Override
            void make(Adapter adapter, RegistrationCase current) {
                adapter.cases().setState(current, CaseState.AWAITING_INFO);
            }
        },
        SET_CONTACT(true) {
            @Override
            void make(Adapter adapter, RegistrationCase current) {
                adapter.cases()
                        .setContact(
                                current,
                                ONBOARDING.contactChanged(
                                        new Contact("Sam", new EmailAddress("sam@acme.example")),
                                        "provider-admin",
                                        "Left.",
                                        Instant.EPOCH));
            }
        },
        RESOLVE(true) {
            @Override
            void make(Adapter adapter, RegistrationCase current) {
                adapter.cases().resolve(current, "Solved", "It is established");
            }
        },
        CLOSE(true) {
            @Override
            void make(Adapter adapter, RegistrationCase current) {
                adapter.cases().close(current, "Ended", "It is over");
            }
        },
        LIST_CHANGES(true) {
            @Override
            void make(Adapter adapter, RegistrationCase current) {
                assertThat(adapter.changes().changedSince(Instant.EPOCH, 0).cases())
                        .hasSize(1);
            }
        },
        READ_CHANGE(true) {
            @Override
            void make(Adapter adapter, RegistrationCase current) {
                assertThat(adapter.changes().read(current).state()).isEqualTo(CaseState.OPEN);
            }
        };

        /** Whether it needs a case that is open. */
        final boolean onCase;

        Call(boolean onCase) {
            this.onCase = onCase;
        }

        abstract void make(Adapter adapter, RegistrationCase current);
    }

    private record Adapter(ServiceNowCaseSystem cases, ServiceNowCaseChanges changes) {

        /** As after a start: without a token, and without limits from before. */
        static Adapter fresh() {
            InstanceClient client = context.client();
            CaseTable table = new CaseTable(client);
            CaseJournal journal = new CaseJournal(client, id -> Optional.empty());
            return new Adapter(
                    new ServiceNowCaseSystem(table, journal, new CustomerDirectory(client, true)),
                    new ServiceNowCaseChanges(table, journal));
        }
    }

    @BeforeAll
    static void start() {
        instance = new ServiceNowStandIn(0);
        clock = new SettableClock();
        context = new StandInContext(instance, clock, Map.of("onboarding.outgoing.deadline", "600ms"));
    }

    @AfterAll
    static void stop() {
        context.close();
        instance.close();
    }

    @ParameterizedTest
    @EnumSource
    void each_fault_at_each_request_is_told_or_overcome_and_the_next_attempt_ends_as_without_it(Call call) {
        List<String> requests = new ArrayList<>();
        RegistrationCase current = begin(call);
        Runnable restore = instance.tables().snapshot();
        Map<String, List<String>> expected = without(call, current, requests);
        assertThat(requests).as("requests of the call").isNotEmpty();

        Map<String, Integer> seen = new HashMap<>();
        for (String request : requests) {
            int before = seen.merge(request, 1, Integer::sum) - 1;
            for (StandInFault fault : StandInFault.values()) {
                // it takes as long as the deadline: once a call is enough
                if (fault == StandInFault.SLOW || fault == StandInFault.NO_ANSWER && !request.equals(requests.get(0))) {
                    continue;
                }
                String what = "%s at %s, after %d of them".formatted(fault, request, before);
                restore.run();
                instance.fail(StandInFault.NONE, request, before);
                instance.fail(fault, request, 1);
                try {
                    call.make(Adapter.fresh(), current);
                } catch (ExplainedException told) {
                    assertThat(told).as(what).hasMessageContaining(ExplainedException.WHAT_TO_DO);
                }
                instance.succeedAgain();
                clock.pass(Duration.ofMinutes(3));

                call.make(Adapter.fresh(), current);

                assertThat(records()).as(what).isEqualTo(expected);
            }
        }
    }

    /** @param requests gets the requests of the call, each by its method and the beginning of its path */
    private static Map<String, List<String>> without(Call call, RegistrationCase current, List<String> requests) {
        int before = instance.requests().size();
        call.make(Adapter.fresh(), current);
        instance.requests().stream()
                .skip(before)
                .map(request -> request.replaceFirst("/[0-9a-f]{32}.*", ""))
                .forEach(requests::add);
        return records();
    }

    private static RegistrationCase begin(Call call) {
        instance.reset();
        return call.onCase ? Adapter.fresh().cases().open(ONBOARDING, "Registration of Acme", "All about it") : null;
    }

    /** All that people see in the instance, without ids and times. */
    private static Map<String, List<String>> records() {
        Map<String, List<String>> records = new TreeMap<>();
        for (String table : List.of(StandInTables.ACCOUNT, StandInTables.CONTACT, StandInTables.CASE)) {
            records.put(
                    table,
                    instance.tables().all(table).stream()
                            .map(ServiceNowCaseFaultsTest::shown)
                            .sorted()
                            .toList());
        }
        records.put(
                "journal",
                instance.tables().all(StandInTables.CASE).stream()
                        .flatMap(row -> instance.tables().journal(row.get("sys_id")).stream())
                        .map(entry -> entry.element() + ": " + entry.value())
                        .sorted()
                        .toList());
        return records;
    }

    private static String shown(Map<String, String> row) {
        Set<String> left = Set.of("sys_id", "number", "opened_at", "account", "contact", "active");
        return Stream.concat(
                        row.entrySet().stream()
                                .filter(field -> !left.contains(field.getKey())
                                        && !field.getKey().startsWith("sys_"))
                                .map(Object::toString)
                                .sorted(),
                        // the one that is meant, by its name
                        Stream.of("account", "contact")
                                .filter(row::containsKey)
                                .map(field -> field + "=" + name(field, row.get(field))))
                .toList()
                .toString();
    }

    private static String name(String field, String sysId) {
        return instance.tables().all(field.equals("account") ? StandInTables.ACCOUNT : StandInTables.CONTACT).stream()
                .filter(row -> row.get("sys_id").equals(sysId))
                .map(row -> row.get("name"))
                .findFirst()
                .orElse(sysId);
    }
}
