package org.serviceexchange.onboarding.process.casework;

import java.time.Duration;
import org.serviceexchange.onboarding.application.casework.ReadCaseChanges;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads regularly what agents do to the cases in ServiceNow. Several nodes take turns. */
@Component
class CaseChangeScheduler {

    private final ReadCaseChanges readCaseChanges;
    private final Duration every;

    CaseChangeScheduler(
            ReadCaseChanges readCaseChanges, @Value("${onboarding.servicenow.poll-every:30s}") Duration every) {
        this.readCaseChanges = readCaseChanges;
        this.every = every;
    }

    @Scheduled(
            fixedDelayString = "${onboarding.servicenow.poll-every:30s}",
            initialDelayString = "${onboarding.servicenow.poll-every:30s}")
    public void read() {
        readCaseChanges.read(every);
    }
}
