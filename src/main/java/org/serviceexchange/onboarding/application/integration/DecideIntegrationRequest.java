package org.serviceexchange.onboarding.application.integration;

import java.time.Clock;
import java.time.Instant;
import org.serviceexchange.onboarding.application.integration.AgreementCommand.Agree;
import org.serviceexchange.onboarding.application.integration.AgreementCommand.Refuse;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.integration.RequestDecision;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The other party agrees to what was asked for about the integration, or refuses it. */
@Service
public class DecideIntegrationRequest {

    private final Onboardings onboardings;
    private final IntegrationRequests requests;
    private final Clock clock;

    DecideIntegrationRequest(Onboardings onboardings, IntegrationRequests requests, Clock clock) {
        this.onboardings = onboardings;
        this.requests = requests;
        this.clock = clock;
    }

    /** No agreement is needed: the notice period runs. */
    @Transactional
    public void awaitNotice(long requestId) {
        IntegrationRequest request = requests.get(requestId);
        onboardings.save(onboardings.get(request.onboarding()).requestWaitsFor(Party.NOBODY, clock.instant()));
    }

    /**
     * Returns the recorded decision. The process continues with it, not with the submitted value.
     *
     * @throws ConcurrentChangeException when it was taken back or expired at the same time
     */
    @Transactional
    public RequestDecision decide(AgreementCommand command) {
        IntegrationRequest request = requests.get(command.requestId());
        Onboarding onboarding = onboardings.get(request.onboarding());
        Instant now = clock.instant();
        String what = "%s.%s".formatted(request.kind(), request.otherParty());
        if (command instanceof Agree agree) {
            // before the deadline ends: who lets it lapse at the same moment does it in the same order, and so waits
            // here
            requests.save(request.agree(agree.by(), now));
            onboardings.save(onboarding
                    .requestWaitsFor(Party.SYSTEM, now)
                    .noted(agree.by(), Sentence.of("timeline.agreed." + what), now));
        } else if (command instanceof Refuse refuse) {
            requests.save(request.refuse(refuse.by(), refuse.why(), now));
            onboardings.save(onboarding
                    .requestWaitsFor(Party.NOBODY, now)
                    .noted(refuse.by(), Sentence.of("timeline.refused." + what, refuse.why()), now));
        }
        return requests.get(command.requestId()).settlement().decision();
    }
}
