package org.serviceexchange.onboarding.process.customerrequest;

import java.util.concurrent.TimeUnit;
import org.serviceexchange.onboarding.application.customerrequest.CleanUpCustomerRequests;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Unconfirmed requests go within an hour after their link has expired. */
@Component
class CustomerRequestCleanUp {

    private final CleanUpCustomerRequests cleanUpRequests;

    CustomerRequestCleanUp(CleanUpCustomerRequests cleanUpRequests) {
        this.cleanUpRequests = cleanUpRequests;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    public void cleanUp() {
        cleanUpRequests.cleanUp();
    }
}
