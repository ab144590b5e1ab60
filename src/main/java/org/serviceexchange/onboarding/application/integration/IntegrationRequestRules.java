package org.serviceexchange.onboarding.application.integration;

import java.util.Optional;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Component;

/** When something about an integration can be asked for, and when that can be taken back. Answers say why it can't. */
@Component
class IntegrationRequestRules {

    private final IntegrationRequests requests;

    IntegrationRequestRules(IntegrationRequests requests) {
        this.requests = requests;
    }

    /** Empty if the request is allowed. */
    Optional<Sentence> whyNotRequestable(Onboarding onboarding, Party party, RequestKind kind) {
        return state(onboarding, kind)
                .or(() -> requests.openOf(onboarding.number()).map(open -> openRequest(open, party)));
    }

    /** Empty where nothing speaks against it: nothing is decided, and it is this party's to take back. */
    static Optional<Sentence> whyNotWithdrawable(IntegrationRequest request, Party party) {
        if (request.askedBy() != party) {
            return Optional.of(of(
                    request.hasNoticePeriod() ? "request.takeBack.theirNotice." : "request.takeBack.theirs.",
                    request.kind()));
        }
        return request.isDecided() ? Optional.of(of("request.takeBack.decided.", request.kind())) : Optional.empty();
    }

    private static Optional<Sentence> state(Onboarding onboarding, RequestKind kind) {
        OnboardingState state = onboarding.state();
        if (state.isOpen()) {
            return Optional.of(of("request.notEstablished.", kind));
        }
        if (!state.isActive()) {
            return Optional.of(of("request.ended.", kind, onboarding.number()));
        }
        if (kind == RequestKind.PAUSE && state == OnboardingState.PAUSED) {
            return Optional.of(Sentence.of("request.pausedAlready"));
        }
        return kind == RequestKind.RESUME && state != OnboardingState.PAUSED
                ? Optional.of(Sentence.of("request.notPaused"))
                : Optional.empty();
    }

    private static Sentence openRequest(IntegrationRequest open, Party party) {
        if (open.isDecided()) {
            return of("request.decided.", open.kind());
        }
        if (open.askedBy() == party) {
            return of("request.yours.", open.kind());
        }
        return of(open.hasNoticePeriod() ? "request.notice." : "request.theirs.", open.kind());
    }

    /** One sentence for each kind: other languages inflect. */
    private static Sentence of(String key, RequestKind kind, Object... arguments) {
        return Sentence.of(key + kind, arguments);
    }
}
