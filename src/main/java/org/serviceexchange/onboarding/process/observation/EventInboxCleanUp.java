package org.serviceexchange.onboarding.process.observation;

import java.util.concurrent.TimeUnit;
import org.serviceexchange.onboarding.application.observation.ReceiveEvent;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Messages that were received are known for a day. */
@Component
class EventInboxCleanUp {

    private final ReceiveEvent receiveEvent;

    EventInboxCleanUp(ReceiveEvent receiveEvent) {
        this.receiveEvent = receiveEvent;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    public void cleanUp() {
        receiveEvent.cleanUp();
    }
}
