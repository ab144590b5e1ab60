package org.serviceexchange.onboarding.web;

import static org.springframework.util.StringUtils.capitalize;

import java.time.Instant;
import org.serviceexchange.onboarding.application.OnboardingView.RequestView;
import org.serviceexchange.onboarding.domain.Party;
import org.serviceexchange.onboarding.domain.RequestDecision;
import org.serviceexchange.onboarding.domain.RequestKind;

/**
 * What a party once wanted of the integration, and what became of it, in words for one viewer.
 *
 * @param outcome goes before the time at which it was settled
 * @param refusal null unless it was refused
 */
record EarlierRequest(String what, Instant at, String reason, String outcome, Instant settled, String refusal) {

    /** @param own the viewer's own party */
    static EarlierRequest of(RequestView request, Party own) {
        String asker = Integrating.words(request.askedBy(), own);
        String other = Integrating.words(request.askedBy() == Party.PROVIDER ? Party.CUSTOMER : Party.PROVIDER, own);
        return new EarlierRequest(
                request.kind() == RequestKind.PAUSE
                        ? "%s paused the integration".formatted(capitalize(asker))
                        : "%s asked to %s the integration"
                                .formatted(capitalize(asker), request.kind().verb()),
                request.at(),
                request.reason(),
                request.kind() == RequestKind.PAUSE ? null : outcome(request.decision(), asker, other),
                request.decidedAt(),
                request.refusal());
    }

    private static String outcome(RequestDecision decision, String asker, String other) {
        return switch (decision) {
            case AGREED -> capitalize(other) + " agreed";
            case REFUSED -> capitalize(other) + " refused";
            case TAKEN_BACK -> capitalize(asker) + " took it back";
            case NOTICE_OVER -> "The notice period was over";
            case LAPSED -> "It lapsed: %s didn’t answer until".formatted(other);
        };
    }
}
