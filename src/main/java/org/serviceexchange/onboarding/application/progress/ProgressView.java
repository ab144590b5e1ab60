package org.serviceexchange.onboarding.application.progress;

import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * The way of an onboarding to its end, as both parties may see it.
 *
 * @param steps    in the order in which they were, are and will be taken
 * @param forecast null where no person has a step to take any more, and while the instance copies its first records
 */
public record ProgressView(List<StepView> steps, ForecastView forecast) {

    public enum Phase {
        DONE,
        CURRENT,
        AHEAD,
        /** It ended the onboarding. */
        ENDED
    }

    /**
     * One step.
     *
     * @param key   how the messages call it; a step that a process designer added is {@code designed}
     * @param title what Tasklist calls it; null where no person takes it, and where it is ahead
     * @param party the party that takes it; null where none does
     * @param begun null where it is ahead
     * @param ended null where it is not over, and where the system takes it
     * @param due   null unless a person has to take it now
     */
    public record StepView(
            String key, String title, Phase phase, Party party, Instant begun, Instant ended, Instant due) {}

    public enum Outcome {
        KNOWN,
        /** Too few people have completed one of the steps before. */
        TOO_FEW,
        /** The current step lasts longer than nearly all before. */
        LONGER
    }

    /**
     * When the integration is established if each step takes as long as usual.
     *
     * @param end null unless it is known
     */
    public record ForecastView(Outcome outcome, Instant end) {}
}
