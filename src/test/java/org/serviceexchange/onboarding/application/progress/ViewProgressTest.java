package org.serviceexchange.onboarding.application.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.progress.ProgressView.Outcome;
import org.serviceexchange.onboarding.application.progress.ProgressView.Phase;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.deadline.DeadlineTerms;
import org.serviceexchange.onboarding.domain.deadline.Step;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendar;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.TestOnboardings;

class ViewProgressTest {

    private static final Instant REGISTERED = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant SENT_BACK = REGISTERED.plus(Duration.ofDays(2));
    private static final Instant NOW = REGISTERED.plus(Duration.ofDays(3));
    private static final CurrentUser OWN = new CurrentUser("customer-admin", Set.of(CustomerGroup.of("acme")));
    private static final CurrentUser OTHER = new CurrentUser("other-admin", Set.of(CustomerGroup.of("other")));

    private final Onboardings onboardings = mock();
    private final StepDeadlines deadlines = mock();
    private final ViewProgress view = new ViewProgress(onboardings, deadlines, Clock.fixed(NOW, ZoneOffset.UTC));

    private final Onboarding registered = TestOnboardings.onboarding().registeredAt(REGISTERED);

    @Test
    void steps_past_present_and_to_come_are_in_order() {
        stored(registered.awaiting(OnboardingState.AWAITING_PROVIDER_RECORD, REGISTERED));
        StepDeadline first =
                step("createProviderRecord", Party.CUSTOMER, REGISTERED).ended(SENT_BACK);
        StepDeadline again = step("createProviderRecord", Party.CUSTOMER, SENT_BACK);
        when(deadlines.stepsOf(TestOnboardings.NUMBER)).thenReturn(List.of(first, again));

        assertThat(shown().steps())
                .extracting(step -> step.phase() + " " + step.key())
                .containsExactly(
                        "DONE registered",
                        "DONE createProviderRecord",
                        "CURRENT createProviderRecord",
                        "AHEAD approveSubscription",
                        "AHEAD activateReplicationSet",
                        "AHEAD established");
        assertThat(view.of("ONB0001001", OTHER)).isEmpty();
    }

    @Test
    void step_that_the_end_cancelled_is_not_shown_as_done() {
        Onboarding waiting = registered.awaiting(OnboardingState.AWAITING_PROVIDER_RECORD, REGISTERED);
        stored(waiting.terminated(
                OnboardingState.WITHDRAWN, "customer-admin", Sentence.of("timeline.ended.WITHDRAWN", "Not now"), NOW));
        when(deadlines.stepsOf(TestOnboardings.NUMBER))
                .thenReturn(List.of(
                        step("createProviderRecord", Party.CUSTOMER, REGISTERED).ended(NOW)));

        assertThat(shown().steps())
                .extracting(step -> step.phase() + " " + step.key())
                .containsExactly("DONE registered", "ENDED withdrawn");
        assertThat(shown().forecast()).isNull();
    }

    @Test
    void forecast_adds_the_usual_durations_of_the_steps_to_what_remains_of_the_current_one() {
        stored(registered.awaiting(OnboardingState.AWAITING_PROVIDER_RECORD, REGISTERED));
        when(deadlines.stepsOf(TestOnboardings.NUMBER))
                .thenReturn(List.of(step("createProviderRecord", Party.CUSTOMER, SENT_BACK)));
        took("createProviderRecord", Duration.ofDays(3), 5);
        took("approveSubscription", Duration.ofDays(10), 5);
        took("activateReplicationSet", Duration.ofDays(20), 5);

        assertThat(shown().forecast().end()).isEqualTo(NOW.plus(Duration.ofDays(2 + 10 + 20)));

        took("activateReplicationSet", Duration.ofDays(20), 4);
        assertThat(shown().forecast().outcome()).isEqualTo(Outcome.TOO_FEW);

        took("createProviderRecord", Duration.ofHours(3), 5);
        assertThat(shown().forecast().outcome()).isEqualTo(Outcome.LONGER);
    }

    @Test
    void current_step_of_the_system_is_shown_while_no_person_has_to_act() {
        stored(registered);

        assertThat(shown().steps())
                .extracting(ProgressView.StepView::phase, ProgressView.StepView::key)
                .contains(tuple(Phase.CURRENT, "system"))
                .hasSize(6);
    }

    private ProgressView shown() {
        return view.of("ONB0001001", OWN).orElseThrow();
    }

    private void took(String step, Duration each, int times) {
        when(deadlines.lastDurations(eq(step), anyInt())).thenReturn(Collections.nCopies(times, each));
    }

    private void stored(Onboarding onboarding) {
        when(onboardings.find(any())).thenReturn(Optional.of(onboarding));
    }

    private static StepDeadline step(String name, Party party, Instant begun) {
        return StepDeadline.begin(
                TestOnboardings.NUMBER,
                null,
                new Step(name, name, party, "task-" + begun, begun, null),
                new DeadlineTerms(4, 2, 5, 10),
                new WorkingCalendar(ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class), Set.of()));
    }
}
