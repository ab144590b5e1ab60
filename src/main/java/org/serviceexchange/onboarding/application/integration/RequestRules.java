package org.serviceexchange.onboarding.application.integration;

import java.util.Optional;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.domain.onboarding.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.RequestKind;
import org.springframework.stereotype.Component;

/** When something about an integration can be asked for, and when that can be taken back. Answers say why it can't. */
@Component
class RequestRules {

    private final IntegrationRequests requests;

    RequestRules(IntegrationRequests requests) {
        this.requests = requests;
    }

    /** Empty if the invitation is allowed. */
    Optional<String> whyNotRequestable(Onboarding onboarding, Party party, RequestKind kind) {
        return state(onboarding, kind)
                .or(() -> requests.openOf(onboarding.number()).map(open -> openRequest(open, party)));
    }

    /** Empty where nothing speaks against it: nothing is decided, and it is this party's to take back. */
    static Optional<String> againstTakingBack(IntegrationRequest request, Party party) {
        RequestKind kind = request.kind();
        if (request.askedBy() != party) {
            return Optional.of(
                    request.hasNoticePeriod()
                            ? "The other party asked to %s the integration, and only it can take that back. Write a comment on the case if you don't want it."
                                    .formatted(kind.verb())
                            : "The other party asked to %s the integration. Agree or refuse in Tasklist instead."
                                    .formatted(kind.verb()));
        }
        return request.isDecided()
                ? Optional.of("The request to %s the integration is being carried out and can't be taken back any more."
                        .formatted(kind.verb()))
                : Optional.empty();
    }

    private static Optional<String> state(Onboarding onboarding, RequestKind kind) {
        OnboardingState state = onboarding.state();
        if (state.isOpen()) {
            return Optional.of(
                    "The integration isn't established yet, so there is nothing to %s.".formatted(kind.verb()));
        }
        if (!state.isActive()) {
            return Optional.of("The onboarding %s has ended. There is no integration to %s any more."
                    .formatted(onboarding.number(), kind.verb()));
        }
        if (kind == RequestKind.PAUSE && state == OnboardingState.PAUSED) {
            return Optional.of("The integration is paused already.");
        }
        return kind == RequestKind.RESUME && state != OnboardingState.PAUSED
                ? Optional.of("The integration isn't paused, so there is nothing to resume.")
                : Optional.empty();
    }

    private static String openRequest(IntegrationRequest open, Party party) {
        String verb = open.kind().verb();
        if (open.isDecided()) {
            return "A request to %s the integration is being carried out. Try again in a moment.".formatted(verb);
        }
        if (open.askedBy() == party) {
            return "You have asked to %s the integration already. Wait for that, or take it back first."
                    .formatted(verb);
        }
        return open.hasNoticePeriod()
                ? "The other party has asked to %s the integration, and the notice period runs.".formatted(verb)
                : "The other party has asked to %s the integration. Agree or refuse in Tasklist first.".formatted(verb);
    }
}
