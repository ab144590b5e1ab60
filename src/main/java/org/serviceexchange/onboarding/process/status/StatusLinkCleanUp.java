package org.serviceexchange.onboarding.process.status;

import java.util.concurrent.TimeUnit;
import org.serviceexchange.onboarding.application.status.RemoveExpiredStatusLinks;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Links in mails work until two weeks after the end of their onboarding. */
@Component
class StatusLinkCleanUp {

    private final RemoveExpiredStatusLinks statusLinks;

    StatusLinkCleanUp(RemoveExpiredStatusLinks statusLinks) {
        this.statusLinks = statusLinks;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    public void cleanUp() {
        statusLinks.remove();
    }
}
