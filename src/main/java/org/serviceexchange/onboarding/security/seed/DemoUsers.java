package org.serviceexchange.onboarding.security.seed;

import java.util.ArrayList;
import java.util.List;
import org.serviceexchange.onboarding.application.port.account.DemoAccounts;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.security.account.Accounts;
import org.serviceexchange.onboarding.security.startup.AdministratorProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The users of the demo. Their passwords are public, so they exist in the demo only. */
@Component
@Profile("demo")
public class DemoUsers implements DemoAccounts {

    public static final String PASSWORD = "demo";

    private static final List<Person> PEOPLE = List.of(
            new Person(
                    "provider-admin",
                    "admin@provider.example",
                    "Petra",
                    "Provider",
                    Role.PROVIDER_ADMIN,
                    "The provider's Service Exchange admin: registers customers, approves or denies subscriptions"),
            new Person(
                    "provider-agent",
                    "agent@provider.example",
                    "Amir",
                    "Agent",
                    Role.PROVIDER_AGENT,
                    "The provider's agent: reads the cases, sees every open task"),
            new Person(
                    "customer-admin",
                    "admin@customer.example",
                    "Carla",
                    "Customer",
                    Role.CUSTOMER,
                    "The admin of a customer: creates the provider record, activates the replication set. Register a customer with this address"),
            new Person(
                    "other-customer-admin",
                    "admin@other.example",
                    "Otto",
                    "Other",
                    Role.CUSTOMER,
                    "The admin of another customer, who must see nothing of the first"),
            new Person(
                    "operations",
                    "operations@provider.example",
                    "Olga",
                    "Operations",
                    Role.OPERATIONS,
                    "Operations: sees in Cockpit where every onboarding stands and what is stuck"),
            new Person(
                    "process-designer",
                    "designer@provider.example",
                    "Dana",
                    "Designer",
                    Role.PROCESS_DESIGNER,
                    "The process designer: deploys models and forms from Camunda Modeler"));

    private final Accounts accounts;
    private final AdministratorProperties administrator;

    DemoUsers(Accounts accounts, AdministratorProperties administrator) {
        this.accounts = accounts;
        this.administrator = administrator;
    }

    public static List<String> ids() {
        return PEOPLE.stream().map(Person::id).toList();
    }

    void seed() {
        for (Person person : PEOPLE) {
            accounts.user(person.id(), PASSWORD, person.email(), person.firstName(), person.lastName());
            accounts.member(person.id(), person.role().group());
        }
    }

    @Override
    public List<Account> all() {
        List<Account> all = new ArrayList<>(PEOPLE.stream()
                .map(person -> new Account(person.id(), PASSWORD, person.email(), person.purpose()))
                .toList());
        all.add(new Account(
                administrator.id(),
                PASSWORD,
                administrator.email(),
                "The engine's administrator: users, groups and rights in Camunda Admin"));
        return List.copyOf(all);
    }

    private record Person(String id, String email, String firstName, String lastName, Role role, String purpose) {}
}
