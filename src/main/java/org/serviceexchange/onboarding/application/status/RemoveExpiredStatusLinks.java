package org.serviceexchange.onboarding.application.status;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.status.StatusLinks;
import org.serviceexchange.onboarding.domain.status.StatusLink;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets links that nobody can follow any more. */
@Service
public class RemoveExpiredStatusLinks {

    private final StatusLinks statusLinks;
    private final Clock clock;

    RemoveExpiredStatusLinks(StatusLinks statusLinks, Clock clock) {
        this.statusLinks = statusLinks;
        this.clock = clock;
    }

    @Transactional
    public void remove() {
        statusLinks.removeExpired(clock.instant().minus(StatusLink.VALID_AFTER_END));
    }
}
