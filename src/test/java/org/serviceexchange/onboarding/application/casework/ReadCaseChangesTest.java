package org.serviceexchange.onboarding.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.port.casework.CaseChanges;
import org.serviceexchange.onboarding.application.port.casework.CaseReadings;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

class ReadCaseChangesTest {

    private static final Instant START = Instant.parse("2026-11-26T09:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Instance instance = new Instance();
    private final Readings readings = new Readings();
    private final RegistrationCases cases = mock();
    private final RecordCaseChange recorded = mock();
    private Instant now = START;
    private ReadCaseChanges node;

    @BeforeEach
    void begin() {
        node = node();
    }

    private ReadCaseChanges node() {
        Clock clock = mock();
        when(clock.instant()).thenAnswer(call -> now);
        return new ReadCaseChanges(Optional.of(instance), cases, readings, recorded, clock);
    }

    @Test
    void a_change_is_read_once_however_often_the_list_has_it() {
        instance.changed(1, START);

        turns(3);

        assertThat(instance.read).containsExactly("CS1");
        verify(recorded).record(eq(number(1)), eq(CaseState.OPEN), any());
    }

    @Test
    void a_second_change_in_the_same_second_is_read() {
        instance.changed(1, START);
        turns(1);
        instance.changed(1, START);
        turns(1);

        assertThat(instance.read).containsExactly("CS1", "CS1");
    }

    @Test
    void a_change_that_becomes_visible_after_a_later_one_is_read() {
        instance.changed(1, START);
        turns(1);
        instance.changed(2, START.minusSeconds(60));
        turns(1);

        assertThat(instance.read).containsExactly("CS1", "CS2");
    }

    @Test
    void after_the_first_time_only_the_last_minutes_are_asked_for() {
        turns(1);
        instance.changed(1, START);
        turns(2);

        assertThat(instance.asked).containsExactly(Instant.EPOCH, Instant.EPOCH, START.minusSeconds(120));
    }

    @Test
    void many_changes_of_one_second_are_read_page_by_page() {
        for (int i = 1; i <= 9; i++) {
            instance.changed(i, START);
        }
        turns(1);

        assertThat(instance.read).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void cases_of_another_installation_are_left_alone() {
        instance.changed(1, START);
        when(cases.of(number(1))).thenReturn(Optional.empty());

        turns(2);

        assertThat(instance.read).isEmpty();
    }

    @Test
    void a_case_that_cannot_be_read_keeps_no_other_waiting_and_is_not_lost() {
        instance.changed(1, START);
        instance.changed(2, START.plusSeconds(600));
        instance.unreadable = "CS1";
        turns(2);
        assertThat(instance.read).containsExactly("CS2");

        instance.unreadable = "";
        turns(1);
        assertThat(instance.read).containsExactly("CS2", "CS1");
    }

    @Test
    void an_instance_that_is_away_is_asked_less_and_less_and_nothing_is_lost() {
        instance.changed(1, START);
        instance.away = true;
        turns(2);
        assertThat(instance.asked).as("within a minute").hasSize(1);
        turns(1);
        assertThat(instance.asked).hasSize(2);
        turns(40);
        assertThat(instance.asked).as("within twenty minutes").hasSizeBetween(4, 6);

        instance.away = false;
        turns(21);
        assertThat(instance.read).containsExactly("CS1");
    }

    @Test
    void a_list_of_which_every_case_fails_is_given_up_and_read_again() {
        for (int i = 1; i <= 5; i++) {
            instance.changed(i, START.plusSeconds(i));
        }
        doThrow(new IllegalStateException("The database is away"))
                .when(recorded)
                .record(any(), any(), any());
        turns(1);
        assertThat(instance.read).hasSize(3);

        doNothing().when(recorded).record(any(), any(), any());
        turns(2);
        assertThat(instance.read).endsWith("CS1", "CS2", "CS3", "CS4", "CS5");
    }

    @Test
    void of_two_nodes_one_reads_at_a_time() {
        ReadCaseChanges other = node();
        node.read(EVERY);
        now = now.plusSeconds(10);
        other.read(EVERY);

        assertThat(instance.asked).hasSize(1);
    }

    @Test
    void without_a_case_system_outside_nothing_is_read() {
        new ReadCaseChanges(Optional.empty(), cases, readings, recorded, Clock.systemUTC()).read(EVERY);

        verify(recorded, never()).record(any(), any(), any());
        assertThat(readings.next).isEqualTo(Instant.EPOCH);
    }

    private void turns(int turns) {
        for (int i = 0; i < turns; i++) {
            node.read(EVERY);
            now = now.plus(EVERY);
        }
    }

    private static OnboardingNumber number(int i) {
        return new OnboardingNumber("ONB%07d".formatted(i));
    }

    /** Lists two cases on a page. */
    private class Instance implements CaseChanges {

        final List<ChangedCase> list = new ArrayList<>();
        /** The first question of each attempt. */
        final List<Instant> asked = new ArrayList<>();

        final List<String> read = new ArrayList<>();
        boolean away;
        String unreadable = "";
        int revision;
        Instant attempt;

        void changed(int i, Instant at) {
            String caseNumber = "CS" + i;
            list.removeIf(one -> one.number().equals(caseNumber));
            list.add(new ChangedCase(number(i).value(), caseNumber, at, String.valueOf(++revision)));
            when(cases.of(number(i)))
                    .thenReturn(Optional.of(new RegistrationCase(
                            caseNumber, number(i), "", "", CaseState.OPEN, START, null, List.of(), List.of())));
        }

        @Override
        public Page changedSince(Instant since, int offset) {
            if (!now.equals(attempt)) {
                attempt = now;
                asked.add(since);
            }
            if (away) {
                throw new IllegalStateException("away");
            }
            List<ChangedCase> found = list.stream()
                    .filter(one -> !one.at().isBefore(since))
                    .sorted(Comparator.comparing(ChangedCase::at))
                    .skip(offset)
                    .toList();
            return new Page(found.stream().limit(2).toList(), found.size() > 2);
        }

        @Override
        public ObservedCase read(RegistrationCase current) {
            if (current.number().equals(unreadable)) {
                throw new IllegalStateException("unreadable");
            }
            read.add(current.number());
            return new ObservedCase(CaseState.OPEN, null, List.of(), List.of());
        }
    }

    private static class Readings implements CaseReadings {

        Instant next = Instant.EPOCH;
        Instant until;

        @Override
        public boolean begin(Instant now, Instant next) {
            if (this.next.isAfter(now)) {
                return false;
            }
            this.next = next;
            return true;
        }

        @Override
        public Optional<Instant> readUntil() {
            return Optional.ofNullable(until);
        }

        @Override
        public void readUntil(Instant change) {
            until = until == null || until.isBefore(change) ? change : until;
        }

        @Override
        public void postpone(Instant next) {
            this.next = next;
        }
    }
}
