package org.serviceexchange.onboarding.web.record;

import java.time.Instant;
import org.serviceexchange.onboarding.application.record.OnboardingView.RequestView;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.RequestDecision;
import org.serviceexchange.onboarding.domain.onboarding.RequestKind;

/**
 * What a party once wanted of the integration, and what became of it, in words for one viewer that begin a sentence
 * once they have a capital.
 *
 * @param outcome goes before the time at which it was settled
 * @param refusal null unless it was refused
 */
record PastRequestRow(String what, Instant at, String reason, String outcome, Instant settled, String refusal) {

    /** @param own the viewer's own party */
    static PastRequestRow of(RequestView request, Party own) {
        String asker = IntegrationActions.words(request.askedBy(), own);
        String other =
                IntegrationActions.words(request.askedBy() == Party.PROVIDER ? Party.CUSTOMER : Party.PROVIDER, own);
        return new PastRequestRow(
                request.kind() == RequestKind.PAUSE
                        ? "%s paused the integration".formatted(asker)
                        : "%s asked to %s the integration"
                                .formatted(asker, request.kind().verb()),
                request.at(),
                request.reason(),
                request.kind() == RequestKind.PAUSE ? null : outcome(request.decision(), asker, other),
                request.decidedAt(),
                request.refusal());
    }

    private static String outcome(RequestDecision decision, String asker, String other) {
        return switch (decision) {
            case AGREED -> other + " agreed on";
            case REFUSED -> other + " refused on";
            case TAKEN_BACK -> asker + " took it back on";
            case NOTICE_OVER -> "the notice period was over on";
            case LAPSED -> "it lapsed: %s didn’t answer until".formatted(other);
        };
    }
}
