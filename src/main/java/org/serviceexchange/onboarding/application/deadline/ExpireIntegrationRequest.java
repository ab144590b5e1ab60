package org.serviceexchange.onboarding.application.deadline;

import java.time.Instant;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.integration.IntegrationProcesses;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.springframework.stereotype.Component;

/** A request about an integration was not answered in time: it expires, and the integration stays as it was. */
@Component
class ExpireIntegrationRequest {

    private final StepDeadlines deadlines;
    private final IntegrationRequests requests;
    private final Onboardings onboardings;
    private final IntegrationProcesses processes;

    ExpireIntegrationRequest(
            StepDeadlines deadlines,
            IntegrationRequests requests,
            Onboardings onboardings,
            IntegrationProcesses processes) {
        this.deadlines = deadlines;
        this.requests = requests;
        this.onboardings = onboardings;
        this.processes = processes;
    }

    void expire(StepDeadline passed, Instant now) {
        IntegrationRequest expired = requests.get(passed.request()).expire(now);
        // first: a concurrent answer or withdrawal of the request waits for this update and then fails on it
        requests.save(expired);
        onboardings.save(onboardings
                .get(expired.onboarding())
                .requestWaitsFor(Party.NOBODY, now)
                .noted(TimelineEntry.SYSTEM, Sentence.of("timeline.lapsed." + expired.kind(), now), now));
        // before the process is ended: its task is deleted then, and must not end the watch process that runs this
        deadlines.save(passed.ended(now));
        processes.expired(expired);
    }
}
