package org.serviceexchange.onboarding.application.customerrequest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequests;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Removes requests that nobody needs any more, with the personal data in them. */
@Service
public class CleanUpCustomerRequests {

    private static final Duration ANSWERED_KEPT = Duration.ofDays(90);

    /** The limits count an hour of the clock. */
    private static final Duration NETWORK_KEPT = Duration.ofHours(1);

    private final CustomerRequests requests;
    private final Clock clock;

    CleanUpCustomerRequests(CustomerRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Transactional
    public void cleanUp() {
        Instant now = clock.instant();
        requests.removeOld(now, now.minus(ANSWERED_KEPT));
        requests.forgetNetworks(now.minus(NETWORK_KEPT));
    }
}
