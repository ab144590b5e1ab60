package org.serviceexchange.onboarding.application.instanceaccess;

import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceAccesses;
import org.serviceexchange.onboarding.application.port.instanceaccess.ReplicationWatches;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceAccess;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows whether a customer has given access to its instance, and what the last test said. */
@Service
@Transactional(readOnly = true)
public class ViewInstanceAccess {

    private final Onboardings onboardings;
    private final InstanceAccesses accesses;
    private final ReplicationWatches watches;
    private final InstanceAccessRules rules;

    ViewInstanceAccess(
            Onboardings onboardings, InstanceAccesses accesses, ReplicationWatches watches, InstanceAccessRules rules) {
        this.onboardings = onboardings;
        this.accesses = accesses;
        this.watches = watches;
        this.rules = rules;
    }

    /** Empty if there is no such onboarding or the user may not see it. */
    public Optional<InstanceAccessView> of(String number, CurrentUser currentUser) {
        return OnboardingNumber.parse(number)
                .flatMap(onboardings::find)
                .filter(currentUser::maySee)
                .map(onboarding -> view(onboarding, currentUser));
    }

    private InstanceAccessView view(Onboarding onboarding, CurrentUser currentUser) {
        Optional<InstanceAccess> given = accesses.of(onboarding.number());
        Optional<InstanceAccess> current = given.filter(access -> access.isFor(onboarding.instance()));
        return new InstanceAccessView(
                rules.isEnabled(),
                onboarding.state().isActive() && InstanceAccessRules.mayManage(currentUser, onboarding),
                onboarding.instance().host().url(),
                current.orElse(null),
                given.isPresent() && current.isEmpty(),
                current.flatMap(access -> accesses.lastTest(access.onboarding()))
                        .orElse(null),
                current.flatMap(access -> watches.of(access.onboarding())).orElse(null));
    }
}
