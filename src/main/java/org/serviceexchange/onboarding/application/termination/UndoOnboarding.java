package org.serviceexchange.onboarding.application.termination;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.account.AccessLinks;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.termination.Terminations;
import org.serviceexchange.onboarding.application.registration.CustomerPeople;
import org.serviceexchange.onboarding.domain.account.AccessLink.End;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what an onboarding that ended early has left behind; each a second time changes nothing. */
@Service
public class UndoOnboarding {

    private final Onboardings onboardings;
    private final Terminations terminations;
    private final ReplicationSubscriptions subscriptions;
    private final ProviderInstance provider;
    private final AccessLinks links;
    private final CustomerPeople people;
    private final Clock clock;

    UndoOnboarding(
            Onboardings onboardings,
            Terminations terminations,
            ReplicationSubscriptions subscriptions,
            ProviderInstance provider,
            AccessLinks links,
            CustomerPeople people,
            Clock clock) {
        this.onboardings = onboardings;
        this.terminations = terminations;
        this.subscriptions = subscriptions;
        this.provider = provider;
        this.links = links;
        this.people = people;
        this.clock = clock;
    }

    @Transactional
    public void cancelSubscription(OnboardingNumber number) {
        subscriptions.of(number).map(provider::cancel).ifPresent(subscriptions::save);
    }

    /** Access stays while the customer has another onboarding that is open or established. */
    @Transactional
    public void removeAccess(OnboardingNumber number) {
        Onboarding onboarding = onboardings.get(number);
        links.endInvitations(number, End.TAKEN_BACK, terminations.get(number).by(), clock.instant());
        people.dismissAll(onboarding);
    }
}
