package org.serviceexchange.onboarding.web.onboarding;

import java.time.Instant;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.RequestView;
import org.serviceexchange.onboarding.domain.integration.RequestDecision;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * An earlier request of a party about the integration, and its result, as one viewer sees it.
 *
 * @param what    the message that says which party asked for what
 * @param outcome the message that says how it was settled; null for a pause, which needs no answer
 * @param refusal null unless it was refused
 */
record PastRequestRow(String what, Instant at, String reason, String outcome, Instant settled, String refusal) {

    /** @param own the viewer's own party */
    static PastRequestRow of(RequestView request, Party own) {
        String asker = IntegrationActions.side(request.askedBy(), own);
        String other =
                IntegrationActions.side(request.askedBy() == Party.PROVIDER ? Party.CUSTOMER : Party.PROVIDER, own);
        return new PastRequestRow(
                "pastRequest.%s.%s".formatted(request.kind(), asker),
                request.at(),
                request.reason(),
                request.kind() == RequestKind.PAUSE ? null : outcome(request.decision(), asker, other),
                request.decidedAt(),
                request.refusal());
    }

    private static String outcome(RequestDecision decision, String asker, String other) {
        return switch (decision) {
            case AGREED, REFUSED, LAPSED -> "pastRequest.%s.%s".formatted(decision, other);
            case TAKEN_BACK -> "pastRequest.%s.%s".formatted(decision, asker);
            case NOTICE_OVER -> "pastRequest.NOTICE_OVER";
        };
    }
}
