package org.serviceexchange.onboarding.domain.stuck;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * A customer can't go on with a step. It is open until the provider answers, the customer says that it is solved, or the step
 * ends.
 *
 * @param id         null before it is stored
 * @param step       the id of the step's deadline
 * @param settlement null until it is answered or solved
 * @param version    how often it was stored; null before the first time
 */
public record StuckReport(
        Long id, OnboardingNumber onboarding, long step, Claim claim, Settlement settlement, Integer version) {

    /** What the key of a comment on the case begins with. */
    private static final String KEY = "stuck-";

    private static final String ANSWER = "-answer";

    /**
     * What the customer says.
     *
     * @param by the user's id
     */
    public record Claim(String by, Instant at, String reason) {}

    public enum Outcome {
        ANSWERED,
        SOLVED
    }

    /**
     * How it was settled.
     *
     * @param by     the user's id
     * @param answer of the provider; null where the customer solved it
     */
    public record Settlement(Outcome outcome, String by, Instant at, String answer) {}

    public static StuckReport of(OnboardingNumber onboarding, long step, Claim claim) {
        return new StuckReport(null, onboarding, step, claim, null, null);
    }

    /** Whether neither party has settled it. It is over as well when its step has ended. */
    public boolean isUnsettled() {
        return settlement == null;
    }

    public StuckReport settled(Settlement by) {
        return new StuckReport(id, onboarding, step, claim, by, version);
    }

    /** What the customer says, as a comment on the case. */
    public CaseEntry comment() {
        return new CaseEntry(KEY + id, claim.at(), claim.by(), claim.reason());
    }

    /** What the provider answers, as a comment on the case. */
    public CaseEntry answer() {
        return new CaseEntry(KEY + id + ANSWER, settlement.at(), settlement.by(), settlement.answer());
    }

    /** Whether a comment on the case is such a report, or the answer to one. */
    public static boolean isKey(String commentKey) {
        return commentKey.startsWith(KEY);
    }
}
