package org.serviceexchange.onboarding.application.setup;

import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.setup.Setup;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the provider's people what is set up, and what is being changed. */
@Service
@Transactional(readOnly = true)
public class ViewSetup {

    private final ProviderSetups setups;

    ViewSetup(ProviderSetups setups) {
        this.setups = setups;
    }

    /**
     * The set-up as one of the provider's people sees it.
     *
     * @param active   null until the provider is set up
     * @param open     the one that is being worked on; null where there is none
     * @param maySetUp whether this person may begin one, or work on the open one
     */
    public record SetupView(Setup active, Setup open, boolean maySetUp) {}

    /** Empty for everybody who doesn't work on onboardings for the provider. */
    public Optional<SetupView> of(CurrentUser currentUser) {
        return currentUser.isStaff()
                ? Optional.of(new SetupView(
                        setups.active().orElse(null),
                        setups.open().orElse(null),
                        currentUser.hasRole(Role.PROVIDER_ADMIN)))
                : Optional.empty();
    }
}
