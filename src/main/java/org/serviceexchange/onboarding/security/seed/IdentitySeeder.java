package org.serviceexchange.onboarding.security.seed;

import java.util.Optional;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.security.account.Accounts;
import org.serviceexchange.onboarding.security.startup.AccessProperties;
import org.serviceexchange.onboarding.security.startup.AdministratorProperties;
import org.serviceexchange.onboarding.security.startup.UnsafeConfigurationException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates missing groups, rights, filters and the administrator at every start, before the first request.
 */
@Component
@EnableConfigurationProperties({AdministratorProperties.class, AccessProperties.class})
class IdentitySeeder implements SmartInitializingSingleton {

    private final Accounts accounts;
    private final AuthorizationSeeder grants;
    private final TasklistFilters filters;
    private final AdministratorProperties administrator;
    private final Optional<SeededDemoAccounts> demoPeople;

    IdentitySeeder(
            Accounts accounts,
            AuthorizationSeeder grants,
            TasklistFilters filters,
            AdministratorProperties administrator,
            Optional<SeededDemoAccounts> demoPeople) {
        this.accounts = accounts;
        this.grants = grants;
        this.filters = filters;
        this.administrator = administrator;
        this.demoPeople = demoPeople;
    }

    @Override
    @Transactional
    public void afterSingletonsInstantiated() {
        accounts.findAllAddresses();
        for (Role role : Role.values()) {
            accounts.group(role.group(), role.title().toString());
        }
        grants.giveAll();
        filters.seed();
        accounts.user(administrator.id(), administrator.password(), administrator.email(), "Engine", "Administrator");
        accounts.member(administrator.id(), Role.ENGINE_ADMIN.group());
        demoPeople.ifPresent(SeededDemoAccounts::seed);
        if (accounts.membersOf(Role.ENGINE_ADMIN.group()).isEmpty()) {
            throw new UnsafeConfigurationException(
                    "The group of the engine's administrators, '%s', is empty.".formatted(Role.ENGINE_ADMIN.group()),
                    "Set onboarding.administrator.id to an account that may be in it, and start again.");
        }
    }
}
