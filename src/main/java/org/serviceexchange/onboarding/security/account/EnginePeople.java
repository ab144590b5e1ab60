package org.serviceexchange.onboarding.security.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.serviceexchange.onboarding.application.port.account.Colleagues;
import org.serviceexchange.onboarding.application.port.account.People;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.stereotype.Component;

@Component
class EnginePeople implements People, Colleagues {

    private final Accounts accounts;
    private final EngineProviderStaff staff;

    EnginePeople(Accounts accounts, EngineProviderStaff staff) {
        this.accounts = accounts;
        this.staff = staff;
    }

    @Override
    public Optional<Person> find(String userId) {
        return accounts.find(userId)
                .or(() -> EmailAddress.parse(userId).flatMap(address -> accounts.withAddress(address).stream()
                        .findFirst()))
                .map(user -> new Person(name(user), staff.isStaff(user.getId())));
    }

    @Override
    public List<Colleague> in(String group) {
        return accounts.membersOf(group).stream()
                .map(user -> new Colleague(user.getId(), name(user).isEmpty() ? user.getId() : name(user)))
                .toList();
    }

    private static String name(User user) {
        return Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }
}
