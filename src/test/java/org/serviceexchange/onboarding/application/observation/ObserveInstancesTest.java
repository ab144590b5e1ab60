package org.serviceexchange.onboarding.application.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.observation.Observations;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.onboarding.OpenTasks;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Progress;
import org.serviceexchange.onboarding.domain.onboarding.TestOnboardings;
import org.serviceexchange.onboarding.servicenow.SettableClock;
import org.springframework.transaction.PlatformTransactionManager;

/** How far back a look reaches, and for whom. */
class ObserveInstancesTest {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final Duration EVER = Duration.ofDays(3650);

    private final SettableClock clock = new SettableClock();
    private final Onboardings onboardings = mock(Onboardings.class);
    private final List<Look> looks = new ArrayList<>();
    private final ProviderInstance provider = mock(ProviderInstance.class);
    private boolean down;

    private final ObserveInstances observe = new ObserveInstances(
            onboardings,
            mock(ReplicationSubscriptions.class),
            mock(Observations.class),
            mock(Issues.class),
            mock(OpenTasks.class),
            provider,
            mock(CustomerInstance.class),
            clock,
            mock(PlatformTransactionManager.class));

    private record Look(Duration time, int onboardings) {}

    @BeforeEach
    void connect() {
        when(provider.isObserved()).thenReturn(true);
        when(provider.changedWithin(any(), any())).thenAnswer(call -> {
            looks.add(new Look(
                    call.getArgument(0), call.<Collection<?>>getArgument(1).size()));
            if (down) {
                throw new ExplainedException(Sentence.stored("down"), Sentence.stored("wait"), null);
            }
            return List.of();
        });
    }

    @Test
    void a_look_overlaps_the_last_one_that_succeeded() {
        waiting(onboarding(1, OnboardingState.AWAITING_APPROVAL));
        observe.check();
        clock.pass(HALF_A_MINUTE);
        observe.check();
        down = true;
        clock.pass(HALF_A_MINUTE);
        assertThatThrownBy(observe::check).isInstanceOf(ExplainedException.class);
        down = false;
        clock.pass(HALF_A_MINUTE);
        observe.check();

        assertThat(looks)
                .extracting(Look::time)
                .containsExactly(
                        EVER,
                        Duration.ofMinutes(2).plus(HALF_A_MINUTE),
                        Duration.ofMinutes(2).plus(HALF_A_MINUTE),
                        Duration.ofMinutes(3));
    }

    /** What was seen while nobody waited for it may be what is waited for now. */
    @Test
    void whatever_is_waited_for_anew_is_looked_at_whatever_its_age() {
        waiting(onboarding(1, OnboardingState.AWAITING_PROVIDER_RECORD));
        observe.check();
        waiting(onboarding(1, OnboardingState.AWAITING_APPROVAL));
        observe.check();

        assertThat(looks).extracting(Look::time).containsExactly(EVER, EVER);
    }

    @Test
    void one_request_serves_all_whose_records_were_seen() {
        waiting(IntStream.range(1, 121)
                .mapToObj(n -> onboarding(n, OnboardingState.AWAITING_APPROVAL))
                .toArray(Onboarding[]::new));
        observe.check();
        assertThat(looks).extracting(Look::onboardings).containsExactly(50, 50, 20);
        looks.clear();

        observe.check();

        assertThat(looks).extracting(Look::onboardings).containsExactly(120);
    }

    @Test
    void nothing_is_asked_while_nobody_waits() {
        waiting();
        observe.check();

        assertThat(looks).isEmpty();
    }

    @Test
    void nothing_is_read_where_no_instance_is_connected() {
        when(provider.isObserved()).thenReturn(false);

        observe.check();

        verify(onboardings, never()).in(any());
    }

    private void waiting(Onboarding... all) {
        when(onboardings.in(any())).thenReturn(List.of(all));
    }

    private static Onboarding onboarding(int number, OnboardingState state) {
        Instant at = Instant.parse("2026-11-26T09:00:00Z");
        Onboarding registered = TestOnboardings.onboarding().registeredAt(at);
        return new Onboarding(
                OnboardingNumber.of(number),
                registered.registration(),
                new Progress(state, state.responsibleParty(), at, null),
                List.of(),
                1);
    }
}
