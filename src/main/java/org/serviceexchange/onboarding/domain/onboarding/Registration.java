package org.serviceexchange.onboarding.domain.onboarding;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;

/** What the provider's admin registered. Contact, instance and environment can be corrected. */
public record Registration(Customer customer, Contact contact, ServiceNowInstance instance, Details details) {

    /**
     * What a registration says beside the customer's own data.
     *
     * @param note           what the provider wrote for its own agents; empty where nothing, never shown to the customer
     * @param replicationSet the provider's replication set that the customer was registered for; null for those that were
     *                       registered before the provider had one here
     * @param environment    what the customer's instance is for
     * @param priority       how soon its steps are due
     * @param language       in which the people of the customer read, of ISO 639; null where nothing was chosen
     * @param timeZone       in which the people of the customer read; null where nothing was chosen
     * @param registeredBy   the user's id
     */
    public record Details(
            String note,
            String replicationSet,
            Environment environment,
            Priority priority,
            String language,
            String timeZone,
            String registeredBy,
            Instant registeredAt) {

        public Preference preference() {
            return new Preference(language, timeZone);
        }

        private Details with(String otherNote, Environment otherEnvironment) {
            return new Details(
                    otherNote,
                    replicationSet,
                    otherEnvironment,
                    priority,
                    language,
                    timeZone,
                    registeredBy,
                    registeredAt);
        }
    }

    /** Which of the customer's connections this is, for people: the customer with the environment. */
    public Sentence connection() {
        return Sentence.of("registration.connection", customer.name(), details.environment.label());
    }

    /** As its customer may see it. */
    public Registration withoutNote() {
        return new Registration(customer, contact, instance, details.with("", details.environment));
    }

    Registration reading(Preference preference) {
        return new Registration(
                customer,
                contact,
                instance,
                new Details(
                        details.note,
                        details.replicationSet,
                        details.environment,
                        details.priority,
                        preference.language(),
                        preference.timeZone(),
                        details.registeredBy,
                        details.registeredAt));
    }

    Registration corrected(Contact contact, ServiceNowInstance instance, Environment environment) {
        return new Registration(customer, contact, instance, details.with(details.note, environment));
    }
}
