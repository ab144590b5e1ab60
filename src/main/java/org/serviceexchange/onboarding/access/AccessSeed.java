package org.serviceexchange.onboarding.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.Groups;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes groups, rights, filters and the administrator at every start, as far as they aren't there; before the first
 * request can come in.
 */
@Component
@EnableConfigurationProperties({AdministratorProperties.class, AccessProperties.class})
class AccessSeed implements SmartInitializingSingleton {

    private final Accounts accounts;
    private final Grants grants;
    private final TasklistFilters filters;
    private final AdministratorProperties administrator;
    private final Optional<DemoPeople> demoPeople;

    AccessSeed(
            Accounts accounts,
            Grants grants,
            TasklistFilters filters,
            AdministratorProperties administrator,
            Optional<DemoPeople> demoPeople) {
        this.accounts = accounts;
        this.grants = grants;
        this.filters = filters;
        this.administrator = administrator;
        this.demoPeople = demoPeople;
    }

    @Override
    @Transactional
    public void afterSingletonsInstantiated() {
        accounts.group(Groups.PROVIDER_ADMIN, "Provider: Service Exchange admins");
        accounts.group(Groups.PROVIDER_AGENT, "Provider: agents");
        accounts.group(Groups.OPERATIONS, "Provider: operations");
        accounts.group(Groups.PROCESS_DESIGNER, "Provider: process designers");
        accounts.group(Groups.CUSTOMER, "Customers: all of them");
        grants.giveAll();
        filters.seed();
        accounts.group(Accounts.ADMINISTRATORS, "Engine administrators");
        grants.everything(Accounts.ADMINISTRATORS);
        accounts.user(administrator.id(), administrator.password(), administrator.email(), "Engine", "Administrator");
        accounts.member(administrator.id(), Accounts.ADMINISTRATORS);
        demoPeople.ifPresent(DemoPeople::seed);
        if (!administrator.demo()) {
            nobodyGetsInWhoShouldNot();
        }
    }

    private void nobodyGetsInWhoShouldNot() {
        if (accounts.membersOf(Accounts.ADMINISTRATORS).isEmpty()) {
            throw new UnsafeConfiguration(
                    "The group of the engine's administrators, '%s', is empty.".formatted(Accounts.ADMINISTRATORS),
                    "Set onboarding.administrator.id to an account that may be in it, and start again.");
        }
        List<String> known = Stream.concat(DemoPeople.ids().stream(), Stream.of(administrator.id(), "admin"))
                .distinct()
                .filter(id -> accounts.hasPassword(id, DemoPeople.PASSWORD))
                .toList();
        if (!known.isEmpty()) {
            throw new UnsafeConfiguration(
                    "This database has accounts of the demo, with the password that everybody knows: %s."
                            .formatted(String.join(", ", known)),
                    "Start with a database of its own (spring.datasource.url). To keep this one, start it with the"
                            + " profile demo, where nobody else reaches it, and delete these accounts or change their"
                            + " passwords in Camunda Admin.");
        }
    }
}
