package org.serviceexchange.onboarding.security.seed;

import java.util.ArrayList;
import java.util.List;
import org.serviceexchange.onboarding.application.port.account.DemoAccounts;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.security.account.Accounts;
import org.serviceexchange.onboarding.security.startup.AdministratorProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The users of the demo. Their passwords are public, so they exist in the demo only. */
@Component
@Profile("demo")
public class SeededDemoAccounts implements DemoAccounts {

    public static final String PASSWORD = "demo";

    private static final List<Person> PEOPLE = List.of(
            new Person("provider-admin", "admin@provider.example", "Petra", "Provider", Role.PROVIDER_ADMIN),
            new Person("provider-agent", "agent@provider.example", "Amir", "Agent", Role.PROVIDER_AGENT),
            new Person("customer-admin", "admin@customer.example", "Carla", "Customer", Role.CUSTOMER),
            new Person("other-customer-admin", "admin@other.example", "Otto", "Other", Role.CUSTOMER),
            new Person("operations", "operations@provider.example", "Olga", "Operations", Role.OPERATIONS),
            new Person("process-designer", "designer@provider.example", "Dana", "Designer", Role.PROCESS_DESIGNER));

    private final Accounts accounts;
    private final AdministratorProperties administrator;

    SeededDemoAccounts(Accounts accounts, AdministratorProperties administrator) {
        this.accounts = accounts;
        this.administrator = administrator;
    }

    public static List<String> ids() {
        return PEOPLE.stream().map(Person::id).toList();
    }

    void seed() {
        Person first = PEOPLE.get(0);
        accounts.user(first.id(), PASSWORD, first.email(), first.firstName(), first.lastName());
        for (Person person : PEOPLE) {
            accounts.userLike(first.id(), person.id(), person.email(), person.firstName(), person.lastName());
            accounts.member(person.id(), person.role().group());
        }
    }

    @Override
    public List<Account> all() {
        List<Account> all = new ArrayList<>(PEOPLE.stream()
                .map(person -> account(person.id(), person.email(), person.id()))
                .toList());
        all.add(account(administrator.id(), administrator.email(), "administrator"));
        return List.copyOf(all);
    }

    private static Account account(String id, String email, String purpose) {
        return new Account(id, PASSWORD, email, Sentence.of("demo." + purpose));
    }

    private record Person(String id, String email, String firstName, String lastName, Role role) {}
}
