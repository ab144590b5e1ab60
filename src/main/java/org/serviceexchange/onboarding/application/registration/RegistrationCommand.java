package org.serviceexchange.onboarding.application.registration;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.input.Field;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.FormInput;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.domain.onboarding.Priority;
import org.serviceexchange.onboarding.domain.onboarding.Registration;

/**
 * A registration as the provider's admin entered it.
 *
 * @param environment production where nothing was chosen
 * @param note        empty where there is none
 * @param priority    normal where nothing was chosen
 * @param preference  of the people of the customer
 */
public record RegistrationCommand(
        String by,
        String customerName,
        Contact contact,
        ServiceNowInstance instance,
        Environment environment,
        String note,
        Priority priority,
        Preference preference) {

    /** Characters. */
    public static final int MAX_NAME = 100;

    /** Characters. */
    static final int MAX_NOTE = 1000;

    /** @throws InvalidInputException when a value is missing or isn't one */
    public static RegistrationCommand of(FormValues form, String by) {
        FormInput input = new FormInput(form);
        String customer = customerName(FormField.CUSTOMER_NAME, input);
        Contact contact =
                new Contact(input.line(FormField.CONTACT_NAME, MAX_NAME), input.emailAddress(FormField.CONTACT_EMAIL));
        ServiceNowInstance instance = input.instance(FormField.INSTANCE_NAME, FormField.INSTANCE_ID);
        Environment environment = input.environment(FormField.ENVIRONMENT, Environment.PRODUCTION);
        String note = input.optionalText(FormField.NOTE, MAX_NOTE);
        Priority priority = priority(form.text(FormField.PRIORITY), input);
        Preference preference = input.preference(FormField.LANGUAGE, FormField.TIME_ZONE);
        input.throwIfInvalid();
        return new RegistrationCommand(by, customer, contact, instance, environment, note, priority, preference);
    }

    /**
     * @param kept           the instance as it is kept
     * @param replicationSet the name of the provider's active one
     */
    Registration registration(Customer customer, ServiceNowInstance kept, String replicationSet, Instant at) {
        return new Registration(
                customer,
                contact,
                kept,
                new Registration.Details(
                        note,
                        replicationSet,
                        environment,
                        priority,
                        preference.language(),
                        preference.timeZone(),
                        by,
                        at));
    }

    /** The name of a company; null where it is wrong. */
    public static String customerName(Field field, FormInput input) {
        String name = input.line(field, MAX_NAME);
        if (name != null && Customer.comparable(name).codePoints().noneMatch(Character::isLetterOrDigit)) {
            input.error(field, "input.customerName");
        }
        return name;
    }

    private static Priority priority(String chosen, FormInput input) {
        return switch (chosen == null || chosen.isBlank() ? "normal" : chosen) {
            case "normal" -> Priority.NORMAL;
            case "high" -> Priority.HIGH;
            default -> {
                input.error(FormField.PRIORITY, "input.priority");
                yield null;
            }
        };
    }
}
