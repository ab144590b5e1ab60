package org.serviceexchange.onboarding.application.status;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.notification.SecretLink;
import org.serviceexchange.onboarding.application.port.status.StatusLinks;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the link to the status of an onboarding that one mail carries. An earlier mail keeps its own. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MakeStatusLink {

    private final StatusLinks statusLinks;
    private final Links links;
    private final Clock clock;

    MakeStatusLink(StatusLinks statusLinks, Links links, Clock clock) {
        this.statusLinks = statusLinks;
        this.links = links;
        this.clock = clock;
    }

    public SecretLink of(OnboardingNumber onboarding) {
        OneTimeToken token = OneTimeToken.random();
        statusLinks.add(onboarding, token, clock.instant());
        return new SecretLink(links.status(token));
    }
}
