package org.serviceexchange.onboarding.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;

class StepDeadlineTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendarTest.calendar("UTC");

    // a Monday
    private static final Instant BEGUN = Instant.parse("2026-11-23T12:00:00Z");

    private final StepDeadline fresh = StepDeadline.begin(
            new OnboardingNumber("ONB0001001"),
            null,
            new Step(
                    "createProviderRecord",
                    "Create the provider record in your instance",
                    Party.CUSTOMER,
                    "the-task",
                    BEGUN,
                    null),
            new DeadlineTerms(4, 2, 5, 10),
            CALENDAR);

    @Test
    void new_deadline_takes_times_from_terms_and_calendar() {
        assertThat(fresh.due()).isEqualTo("2026-11-27T17:00:00Z");
        assertThat(fresh.schedule().remindAt()).isEqualTo("2026-11-25T09:00:00Z");
        assertThat(fresh.schedule().escalateAt()).isEqualTo("2026-11-30T09:00:00Z");
        assertThat(fresh.schedule().expireAt()).isEqualTo("2026-12-07T17:00:00Z");
        assertThat(fresh.nextAt()).isEqualTo(fresh.schedule().remindAt());
        assertThat(fresh.isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T08:59:59.999Z, NOTHING",
        "2026-11-25T09:00:00Z, REMINDER",
        "2026-11-30T08:59:59.999Z, REMINDER",
        // the more important one, though a reminder is due, too
        "2026-11-30T09:00:00Z, ESCALATION",
        "2026-12-07T16:59:59.999Z, ESCALATION",
        "2026-12-07T17:00:00Z, EXPIRY",
        "2027-12-07T17:00:00Z, EXPIRY",
    })
    void most_important_event_is_due(Instant now, DeadlineEvent event) {
        assertThat(fresh.whatIsDue(now)).isEqualTo(event);
    }

    @Test
    void deadline_is_overdue_only_after_due_date() {
        assertThat(fresh.isOverdue(fresh.due())).isFalse();
        assertThat(fresh.isOverdue(fresh.due().plusMillis(1))).isTrue();
    }

    @Test
    void next_reminder_is_counted_from_last_reminder() {
        StepDeadline reminded = fresh.reminded(CALENDAR, Instant.parse("2026-11-26T11:00:00Z"));
        assertThat(reminded.schedule().remindAt()).isEqualTo("2026-11-30T09:00:00Z");
        assertThat(reminded.schedule().reminders()).isEqualTo(1);
        assertThat(reminded.whatIsDue(Instant.parse("2026-11-26T11:00:00Z"))).isEqualTo(DeadlineEvent.NOTHING);
    }

    @Test
    void escalated_deadline_is_reminded_but_not_escalated_again() {
        Instant now = fresh.schedule().escalateAt();
        StepDeadline escalated = fresh.escalated(now);
        assertThat(escalated.whatIsDue(now)).isEqualTo(DeadlineEvent.REMINDER);
        StepDeadline reminded = escalated.reminded(CALENDAR, now);
        assertThat(reminded.whatIsDue(now)).isEqualTo(DeadlineEvent.NOTHING);
        assertThat(reminded.nextAt()).isEqualTo("2026-12-02T09:00:00Z");
    }

    @Test
    void last_event_of_a_deadline_is_its_expiry() {
        StepDeadline late = fresh.escalated(fresh.schedule().escalateAt())
                .reminded(CALENDAR, Instant.parse("2026-12-04T09:00:00Z"));
        assertThat(late.nextAt()).isEqualTo(late.schedule().expireAt());
    }

    @Test
    void extension_moves_due_escalation_and_expiry_by_same_time() {
        Instant now = Instant.parse("2026-11-30T10:00:00Z");
        Instant newDue = fresh.due().plus(Duration.ofDays(7));
        StepDeadline extended = fresh.escalated(fresh.schedule().escalateAt())
                .extended(newDue, "provider-admin", "Holidays", CALENDAR, now);

        assertThat(extended.due()).isEqualTo("2026-12-04T17:00:00Z");
        assertThat(extended.schedule().escalateAt()).isEqualTo("2026-12-07T09:00:00Z");
        assertThat(extended.schedule().expireAt()).isEqualTo("2026-12-14T17:00:00Z");
        assertThat(extended.schedule().remindAt()).isEqualTo("2026-12-02T09:00:00Z");
        assertThat(extended.schedule().extensions()).isEqualTo(1);
        assertThat(extended.whatIsDue(now)).isEqualTo(DeadlineEvent.EXTENSION);

        StepDeadline told = extended.extensionNotified(now);
        assertThat(told.whatIsDue(now)).isEqualTo(DeadlineEvent.NOTHING);
        // what was escalated is so again
        assertThat(told.whatIsDue(told.schedule().escalateAt())).isEqualTo(DeadlineEvent.ESCALATION);
        assertThat(told.whatIsDue(told.schedule().expireAt())).isEqualTo(DeadlineEvent.EXPIRY);
    }

    @Test
    void extension_to_same_due_date_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fresh.extended(fresh.due(), "provider-admin", "x", CALENDAR, BEGUN));
    }

    @ParameterizedTest
    @CsvSource({"0,1,2,3", "1,0,2,3", "2,1,2,3", "1,1,3,3", "3,1,2,4"})
    void inconsistent_terms_are_refused(int due, int remind, int escalate, int expire) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeadlineTerms(due, remind, escalate, expire))
                .withMessageContaining("due after %d".formatted(due));
    }
}
