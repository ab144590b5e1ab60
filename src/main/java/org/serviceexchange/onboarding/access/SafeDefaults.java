package org.serviceexchange.onboarding.access;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The engine's defaults suit one organisation that trusts everybody who signs in. Ours have two organisations in one
 * engine. Set in code, where no configuration can undo them by accident.
 */
@Component
@Order(2)
class SafeDefaults extends AbstractProcessEnginePlugin {

    // Ids of groups have hyphens, ids of users may be e-mail addresses. No '*', which means "everybody" to the engine,
    // and nothing that means something in a URL.
    private static final String RESOURCE_ID = "[a-zA-Z0-9][a-zA-Z0-9._@+-]*";

    // More rows than any page shows; a query without a limit is refused.
    static final int MAX_ROWS = 2000;

    private final AdministratorProperties administrator;
    private final PublicAddress address;
    private final SignInLimits limits;

    /** @param administrator asked for here, so that a weak password stops the start before anything is stored */
    SafeDefaults(AdministratorProperties administrator, PublicAddress address, SignInLimits limits) {
        this.administrator = administrator;
        this.address = address;
        this.limits = limits;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        if (!administrator.demo()) {
            administrator.mustBeSafe();
            address.mustBeSafe();
        }
        engine.setAuthorizationEnabled(true);
        engine.setResourceAuthorizationProvider(new OnboardingAuthorizationProvider());
        // whoever is offered a task may work on it, which is not to write its variables
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setEnforceSpecificVariablePermission(true);
        engine.setGeneralResourceWhitelistPattern(RESOURCE_ID);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setQueryMaxResultsLimit(MAX_ROWS);
        engine.setPasswordEncryptor(new PasswordHashing());
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(new PasswordRules());
        engine.setIdentityService(new GuardedIdentityService(engine, limits));
        engine.setFilterService(new GuardedFilterService());
        engine.setCustomPreCommandInterceptorsTxRequired(
                EngineLists.with(engine.getCustomPreCommandInterceptorsTxRequired(), new NoExpressionsInQueries()));
    }
}
