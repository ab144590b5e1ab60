package org.serviceexchange.onboarding.application.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.progress.ProgressView.ForecastView;
import org.serviceexchange.onboarding.application.progress.ProgressView.Outcome;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.progress.StepDurations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the steps of an onboarding, and when it will be established if each of them takes as long as usual. */
@Service
@Transactional(readOnly = true)
public class ViewProgress {

    private final Onboardings onboardings;
    private final StepDeadlines deadlines;
    private final Clock clock;

    ViewProgress(Onboardings onboardings, StepDeadlines deadlines, Clock clock) {
        this.onboardings = onboardings;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Empty if there is none or the user may not see it. */
    public Optional<ProgressView> of(String number, CurrentUser currentUser) {
        return OnboardingNumber.parse(number)
                .flatMap(onboardings::find)
                .filter(currentUser::maySee)
                .map(this::of);
    }

    /** For callers that have checked that the reader may see it. */
    public ProgressView of(Onboarding onboarding) {
        List<StepDeadline> taken = deadlines.stepsOf(onboarding.number());
        return new ProgressView(StepSequence.of(onboarding, taken), forecast(onboarding, taken));
    }

    private ForecastView forecast(Onboarding onboarding, List<StepDeadline> taken) {
        OnboardingState state = onboarding.state();
        if (!state.isOpen() || state == OnboardingState.ACTIVATING) {
            return null;
        }
        Instant now = clock.instant();
        Instant end = now;
        for (StepDeadline open : taken.stream().filter(StepDeadline::isOpen).toList()) {
            StepDurations before = before(open.step().step());
            Optional<Duration> remaining =
                    before.remaining(Duration.between(open.step().begunAt(), now));
            if (remaining.isEmpty()) {
                return new ForecastView(before.usual().isEmpty() ? Outcome.TOO_FEW : Outcome.LONGER, null);
            }
            end = later(end, now.plus(remaining.get()));
        }
        for (String step : StepSequence.namesAhead(state)) {
            Optional<Duration> usual = before(step).usual();
            if (usual.isEmpty()) {
                return new ForecastView(Outcome.TOO_FEW, null);
            }
            end = end.plus(usual.get());
        }
        return new ForecastView(Outcome.KNOWN, end);
    }

    private StepDurations before(String step) {
        return new StepDurations(deadlines.lastDurations(step, StepDurations.MOST));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
