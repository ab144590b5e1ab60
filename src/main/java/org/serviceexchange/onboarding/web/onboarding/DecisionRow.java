package org.serviceexchange.onboarding.web.onboarding;

import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;

/**
 * A decision of the provider.
 *
 * @param tone   what colour it has: {@code done}, {@code waiting} or {@code denied}
 * @param reason null where it was approved
 */
record DecisionRow(String decision, String tone, Instant at, String by, String reason) {

    /** Oldest first. */
    static List<DecisionRow> of(OnboardingView view) {
        return view.rounds().stream()
                .map(round -> new DecisionRow(
                        round.decision(),
                        switch (round.decision()) {
                            case "approve" -> "done";
                            case "send-back" -> "waiting";
                            default -> "denied";
                        },
                        round.at(),
                        round.by(),
                        round.reason()))
                .toList();
    }
}
