package org.serviceexchange.onboarding.application.registration;

import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.onboarding.Priority;

/**
 * A registration as the provider's admin entered it.
 *
 * @param note     empty where there is none
 * @param priority normal where nothing was chosen
 */
public record RegistrationCommand(
        String by, String customerName, Contact contact, ServiceNowInstance instance, String note, Priority priority) {

    /** Characters. */
    public static final int MAX_NAME = 100;

    /** Characters. */
    static final int MAX_NOTE = 1000;

    /** @throws InvalidInput when a value is missing or isn't one */
    public static RegistrationCommand of(
            String by,
            String customerName,
            String contactName,
            String contactEmail,
            String instanceName,
            String instanceId,
            String note,
            String priority) {
        Input input = new Input();
        String customer = input.line(FormField.CUSTOMER_NAME, customerName, MAX_NAME);
        if (customer != null && Customer.comparable(customer).codePoints().noneMatch(Character::isLetterOrDigit)) {
            input.error(FormField.CUSTOMER_NAME, "enter the name of the customer's company.");
        }
        Contact contact = new Contact(
                input.line(FormField.CONTACT_NAME, contactName, MAX_NAME),
                input.emailAddress(FormField.CONTACT_EMAIL, contactEmail));
        ServiceNowInstance instance = new ServiceNowInstance(
                input.instanceName(FormField.INSTANCE_NAME, instanceName),
                input.instanceId(FormField.INSTANCE_ID, instanceId));
        String checkedNote = input.optionalText(FormField.NOTE, note, MAX_NOTE);
        Priority chosen = priority(priority, input);
        input.throwIfInvalid();
        return new RegistrationCommand(by, customer, contact, instance, checkedNote, chosen);
    }

    private static Priority priority(String chosen, Input input) {
        return switch (chosen == null || chosen.isBlank() ? "normal" : chosen) {
            case "normal" -> Priority.NORMAL;
            case "high" -> Priority.HIGH;
            default -> {
                input.error(FormField.PRIORITY, "choose Normal or High.");
                yield null;
            }
        };
    }
}
