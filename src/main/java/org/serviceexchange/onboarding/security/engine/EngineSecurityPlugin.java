package org.serviceexchange.onboarding.security.engine;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.serviceexchange.onboarding.security.account.AccountCache;
import org.serviceexchange.onboarding.security.account.AccountSearch;
import org.serviceexchange.onboarding.security.account.BcryptPasswordEncryptor;
import org.serviceexchange.onboarding.security.account.EnginePasswordPolicy;
import org.serviceexchange.onboarding.security.account.PasswordSignInPolicy;
import org.serviceexchange.onboarding.security.account.SignInLimits;
import org.serviceexchange.onboarding.security.seed.SeededDemoAccounts;
import org.serviceexchange.onboarding.security.signin.GuardedIdentityService;
import org.serviceexchange.onboarding.security.startup.AdministratorProperties;
import org.serviceexchange.onboarding.security.startup.BaseUrl;
import org.serviceexchange.onboarding.security.startup.UnsafeConfigurationException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Secures the engine. Its defaults suit one organisation that trusts every user; here two organisations share an engine.
 * The settings are in code, so that no configuration undoes them by accident.
 *
 * <p>This plug-in comes after the one of the process room. So a command passes that room's interceptors first, in the order
 * of their list, and then {@link QueryExpressionInterceptor}.
 */
@Component
@Order(EngineSecurityPlugin.ORDER)
public class EngineSecurityPlugin extends AbstractProcessEnginePlugin {

    /** The plug-in of the process room has 1. */
    static final int ORDER = 2;

    // Ids of groups have hyphens, ids of users may be e-mail addresses. No '*', which the engine takes for all users,
    // and nothing that means something in a URL.
    private static final String RESOURCE_ID = "[a-zA-Z0-9][a-zA-Z0-9._@+-]*";

    /** Rows; more than any page shows. The engine refuses a query without a limit. */
    public static final int MAX_ROWS = 2000;

    private final AdministratorProperties administrator;
    private final BaseUrl address;
    private final SignInLimits limits;
    private final PasswordSignInPolicy passwords;
    private final AccountCache accounts;
    private final AccountSearch search;

    /** @param administrator checked here, so that a weak password stops the start before anything is stored */
    EngineSecurityPlugin(
            AdministratorProperties administrator,
            BaseUrl address,
            SignInLimits limits,
            PasswordSignInPolicy passwords,
            AccountCache accounts,
            AccountSearch search) {
        this.administrator = administrator;
        this.address = address;
        this.limits = limits;
        this.passwords = passwords;
        this.accounts = accounts;
        this.search = search;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        if (!administrator.demo()) {
            administrator.mustBeSafe();
            address.mustBeSafe();
        }
        address.mustFitContextPath();
        engine.setAuthorizationEnabled(true);
        engine.setResourceAuthorizationProvider(new ReadOnlyProfileAuthorizationProvider());
        engine.setIdentityProviderSessionFactory(WatchedIdentityProvider.factory(accounts::changed, search));
        engine.setCustomSessionFactories(List.of(UnfilteredGroupsAuthorizationManager.FACTORY));
        // candidates of a task may work on it, but not write its variables
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setEnforceSpecificVariablePermission(true);
        engine.setGeneralResourceWhitelistPattern(RESOURCE_ID);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setQueryMaxResultsLimit(MAX_ROWS);
        engine.setPasswordEncryptor(new BcryptPasswordEncryptor());
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(new EnginePasswordPolicy());
        engine.setIdentityService(new GuardedIdentityService(engine, limits, passwords));
        engine.setFilterService(new GuardedFilterService());
        engine.setManagementService(new GuardedManagementService(engine));
        engine.setRepositoryService(new GuardedRepositoryService());
        engine.setCustomPreCommandInterceptorsTxRequired(EngineLists.with(
                EngineLists.with(engine.getCustomPreCommandInterceptorsTxRequired(), new QueryExpressionInterceptor()),
                new FailedCommandInterceptor()));
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        if (!administrator.demo()) {
            rejectDemoPasswords(engine.getIdentityService());
        }
    }

    private void rejectDemoPasswords(IdentityService identity) {
        List<String> ids = Stream.concat(SeededDemoAccounts.ids().stream(), Stream.of(administrator.id(), "admin"))
                .distinct()
                .toList();
        // a password costs as much to check where there is no such user
        List<String> existing = identity.createUserQuery().userIdIn(ids.toArray(String[]::new)).list().stream()
                .map(User::getId)
                .toList();
        List<String> known = ids.stream()
                .filter(id -> existing.contains(id) && identity.checkPassword(id, SeededDemoAccounts.PASSWORD))
                .toList();
        if (!known.isEmpty()) {
            throw new UnsafeConfigurationException(
                    "This database has accounts of the demo, whose password is public: %s."
                            .formatted(String.join(", ", known)),
                    "Start with a database of its own (spring.datasource.url). To keep this one, start it with the"
                            + " profile demo, where other people cannot reach it, and delete these accounts or change"
                            + " their passwords in Camunda Admin.");
        }
    }
}
