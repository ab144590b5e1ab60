package org.serviceexchange.onboarding.application.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.progress.ProgressView.Phase;
import org.serviceexchange.onboarding.application.progress.ProgressView.StepView;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** The steps of an onboarding: those that are known to have happened, the current one, and those that are ahead. */
final class StepSequence {

    /** What each onboarding comes by, by the names in the model. */
    private enum Planned {
        CREATE_PROVIDER_RECORD("createProviderRecord", Party.CUSTOMER, OnboardingState.AWAITING_PROVIDER_RECORD),
        APPROVE_SUBSCRIPTION("approveSubscription", Party.PROVIDER, OnboardingState.AWAITING_APPROVAL),
        ACTIVATE_REPLICATION_SET("activateReplicationSet", Party.CUSTOMER, OnboardingState.AWAITING_ACTIVATION);

        final String step;
        final Party party;
        final OnboardingState state;

        Planned(String step, Party party, OnboardingState state) {
            this.step = step;
            this.party = party;
            this.state = state;
        }
    }

    private StepSequence() {}

    /** @param taken the steps of people on the way to the integration, oldest first */
    static List<StepView> of(Onboarding onboarding, List<StepDeadline> taken) {
        List<StepView> steps = new ArrayList<>();
        Instant registered = onboarding.registration().details().registeredAt();
        steps.add(new StepView("registered", null, Phase.DONE, Party.PROVIDER, registered, registered, null));
        taken.stream()
                .filter(step -> !step.isOpen() && !isCancelled(step, onboarding))
                .map(step -> view(step, Phase.DONE))
                .forEach(steps::add);
        steps.addAll(now(onboarding, taken));
        ahead(onboarding.state())
                .forEach(step -> steps.add(new StepView(step.step, null, Phase.AHEAD, step.party, null, null, null)));
        if (onboarding.state().isOpen()) {
            steps.add(new StepView("established", null, Phase.AHEAD, null, null, null, null));
        }
        return steps;
    }

    /** The names in the model of the steps that are ahead, without the current one. */
    static List<String> namesAhead(OnboardingState state) {
        return ahead(state).map(step -> step.step).toList();
    }

    private static Stream<Planned> ahead(OnboardingState state) {
        return switch (state) {
            case REGISTERED, NEEDS_CORRECTION -> Stream.of(Planned.values());
            case AWAITING_PROVIDER_RECORD, AWAITING_APPROVAL, AWAITING_ACTIVATION ->
                Stream.of(Planned.values())
                        .dropWhile(step -> step.state != state)
                        .skip(1);
            default -> Stream.empty();
        };
    }

    private static List<StepView> now(Onboarding onboarding, List<StepDeadline> taken) {
        Instant since = onboarding.progress().waitingSince();
        return switch (onboarding.state()) {
            case DENIED, WITHDRAWN, EXPIRED -> List.of(ended(onboarding));
            case ESTABLISHED -> List.of(established());
            case PAUSED -> List.of(established(), system("paused", null));
            case OFFBOARDED -> List.of(established(), ended(onboarding));
            default -> {
                List<StepView> open = taken.stream()
                        .filter(StepDeadline::isOpen)
                        .map(step -> view(step, Phase.CURRENT))
                        .toList();
                String work = onboarding.state() == OnboardingState.ACTIVATING ? "activating" : "system";
                yield open.isEmpty() ? List.of(system(work, since)) : open;
            }
        };
    }

    private static StepView established() {
        return new StepView("established", null, Phase.DONE, null, null, null, null);
    }

    private static StepView system(String key, Instant since) {
        return new StepView(key, null, Phase.CURRENT, null, since, null, null);
    }

    private static StepView ended(Onboarding onboarding) {
        return new StepView(
                onboarding.state().name().toLowerCase(Locale.ROOT),
                null,
                Phase.ENDED,
                null,
                null,
                onboarding.progress().waitingSince(),
                null);
    }

    /** The end of an onboarding cancels the step that is open. */
    private static boolean isCancelled(StepDeadline step, Onboarding onboarding) {
        boolean endedEarly =
                onboarding.state() == OnboardingState.WITHDRAWN || onboarding.state() == OnboardingState.EXPIRED;
        return endedEarly && !step.endedAt().isBefore(onboarding.progress().waitingSince());
    }

    private static StepView view(StepDeadline step, Phase phase) {
        return new StepView(
                step.step().isDesigned() ? "designed" : step.step().step(),
                step.title(),
                phase,
                step.party(),
                step.step().begunAt(),
                step.endedAt(),
                step.isOpen() ? step.due() : null);
    }
}
