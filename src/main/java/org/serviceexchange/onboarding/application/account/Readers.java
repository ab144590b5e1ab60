package org.serviceexchange.onboarding.application.account;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.account.Preferences;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendars;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Component;

/** In which language and time zone people read their mails. */
@Component
public class Readers {

    private final Preferences preferences;
    private final Customers customers;
    private final DefaultLanguage language;
    private final WorkingCalendars calendars;

    Readers(Preferences preferences, Customers customers, DefaultLanguage language, WorkingCalendars calendars) {
        this.preferences = preferences;
        this.customers = customers;
        this.language = language;
        this.calendars = calendars;
    }

    /**
     * Of a mail about an onboarding to people of one party. What a person has chosen comes first; people of the customer then
     * read as the registration says.
     */
    public Map<EmailAddress, Reader> of(Collection<EmailAddress> people, Party party, Onboarding onboarding) {
        return of(
                people,
                party,
                party == Party.CUSTOMER ? onboarding.registration().details().preference() : Preference.NONE);
    }

    /**
     * Of a mail to people of one party.
     *
     * @param otherwise where a person has chosen nothing
     */
    public Map<EmailAddress, Reader> of(Collection<EmailAddress> people, Party party, Preference otherwise) {
        Map<EmailAddress, Preference> chosen = preferences.ofAll(people);
        return people.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        person -> reader(
                                chosen.getOrDefault(person, Preference.NONE).or(otherwise), party)));
    }

    /** Of a mail to the user with this address that is about no onboarding. */
    public Reader of(String userId, EmailAddress address) {
        Optional<Customer> customer = customers.ofContact(address);
        Preference registered =
                customer.map(one -> preferences.ofCustomers(Set.of(one.key()))).orElse(Preference.NONE);
        return reader(preferences.of(userId).or(registered), customer.isPresent() ? Party.CUSTOMER : Party.PROVIDER);
    }

    private Reader reader(Preference preference, Party party) {
        return new Reader(
                preference.locale().orElse(language.value()),
                preference.zone().orElse(calendars.of(party).zone()));
    }
}
