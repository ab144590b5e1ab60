package org.serviceexchange.onboarding.monitoring;

import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * What the database says about all onboardings at one moment.
 *
 * @param at          when it was read
 * @param standings   each state and party that an onboarding is in and waits for
 * @param leadTimes   of the onboardings that were established in the last 30 days
 * @param jobs        jobs of the engine that are due
 * @param incidents   open incidents
 * @param mails       mails that the mail server has accepted for no receiver yet
 * @param refusedMails mails that the mail server refused for every receiver
 */
record OnboardingFigures(
        Instant at,
        List<Standing> standings,
        LeadTimes leadTimes,
        Backlog jobs,
        Backlog incidents,
        Backlog mails,
        long refusedMails) {

    /** @param since when the first of them began to wait */
    record Standing(OnboardingState state, Party waitingOn, long count, Instant since) {

        boolean isWaiting() {
            return waitingOn != Party.NOBODY;
        }
    }

    /** In seconds; null without an onboarding. */
    record LeadTimes(long count, Double median, Double ninetiethPercentile) {}

    /** @param oldest null for none */
    record Backlog(long count, Instant oldest) {}
}
