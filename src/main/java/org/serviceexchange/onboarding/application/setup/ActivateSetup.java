package org.serviceexchange.onboarding.application.setup;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.setup.Setup;
import org.serviceexchange.onboarding.domain.setup.SetupState;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a confirmed set-up in force, in place of the one before it. A second time nothing changes. */
@Service
public class ActivateSetup {

    private final ProviderSetups setups;
    private final Clock clock;

    ActivateSetup(ProviderSetups setups, Clock clock) {
        this.setups = setups;
        this.clock = clock;
    }

    /** @param number the set-up's */
    @Transactional
    public void activate(String number) {
        Setup setup = setups.get(number);
        if (setup.state() == SetupState.ACTIVE || setup.state() == SetupState.REPLACED) {
            return;
        }
        Setup activated = setup.activated(clock.instant());
        setups.active().ifPresent(before -> setups.save(before.replaced()));
        setups.save(activated);
    }
}
