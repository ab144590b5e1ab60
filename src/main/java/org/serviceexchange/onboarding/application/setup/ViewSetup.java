package org.serviceexchange.onboarding.application.setup;

import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.setup.DesignedModels;
import org.serviceexchange.onboarding.application.port.setup.DesignedModels.DesignedModel;
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
    private final DesignedModels models;

    ViewSetup(ProviderSetups setups, DesignedModels models) {
        this.setups = setups;
        this.models = models;
    }

    /**
     * The set-up as one of the provider's people sees it.
     *
     * @param active   null until the provider is set up
     * @param open     the one that is being worked on; null where there is none
     * @param maySetUp whether this person may begin one, or work on the open one
     * @param models   models of process designers that are in force in place of the application's
     */
    public record SetupView(Setup active, Setup open, boolean maySetUp, List<DesignedModel> models) {}

    /** Empty for everybody who doesn't work on onboardings for the provider. */
    public Optional<SetupView> of(CurrentUser currentUser) {
        return currentUser.isStaff()
                ? Optional.of(new SetupView(
                        setups.active().orElse(null),
                        setups.open().orElse(null),
                        currentUser.hasRole(Role.PROVIDER_ADMIN),
                        models.inForce()))
                : Optional.empty();
    }
}
