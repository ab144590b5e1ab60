package org.serviceexchange.onboarding.application;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.account.People;
import org.serviceexchange.onboarding.application.port.account.People.Person;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.observation.Observation;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.springframework.stereotype.Service;

/** Names the person who did something. A person of the other company comes with that company, and customers see no user id. */
@Service
public class PersonNames {

    private final People people;
    private final ProviderSetups setups;

    PersonNames(People people, ProviderSetups setups) {
        this.people = people;
        this.setups = setups;
    }

    /** As {@link #of}, by user id. */
    public Map<String, Sentence> ofAll(Stream<String> all, String customer, Party reader) {
        return all.distinct().collect(Collectors.toMap(Function.identity(), by -> of(by, customer, reader)));
    }

    /**
     * @param by       a user id, or the name of a system
     * @param customer the name of the customer whose onboarding it is
     * @param reader   the provider or the customer
     */
    public Sentence of(String by, String customer, Party reader) {
        if (reader == Party.CUSTOMER && by.endsWith(Observation.IN_SERVICENOW)) {
            return Sentence.of("person.serviceNow");
        }
        // an id has none
        if (by.indexOf(' ') >= 0) {
            return Sentence.stored(by);
        }
        Optional<Person> person = people.find(by);
        return reader == Party.PROVIDER
                ? person.map(one -> forProvider(one, by, customer)).orElse(Sentence.stored(by))
                : person.map(one -> forCustomer(one, by)).orElse(Sentence.of("person.former"));
    }

    /** The name alone, for a text that says the party itself. Empty where only the user id is known. */
    public Optional<String> nameOf(String by) {
        return people.find(by).map(Person::name).filter(name -> !name.isEmpty());
    }

    private static Sentence forProvider(Person person, String by, String customer) {
        String name = person.nameOr(by);
        return person.ofProvider() ? Sentence.stored(name) : Sentence.of("person.of", name, customer);
    }

    private Sentence forCustomer(Person person, String by) {
        if (!person.ofProvider()) {
            return Sentence.stored(person.nameOr(by));
        }
        Sentence provider = setups.activeRecord()
                .map(ProviderRecord::name)
                .map(Sentence::stored)
                .orElse(Sentence.of("person.provider"));
        return person.name().isEmpty() ? provider : Sentence.of("person.of", person.name(), provider);
    }
}
