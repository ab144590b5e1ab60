package org.serviceexchange.onboarding.application.customerrequest;

import java.util.Locale;
import org.serviceexchange.onboarding.application.registration.RegistrationCommand;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest.Details;
import org.serviceexchange.onboarding.domain.input.CustomerRequestField;
import org.serviceexchange.onboarding.domain.input.FormInput;
import org.serviceexchange.onboarding.domain.input.FormValues;

/**
 * Reads a request as the rules of a registration read it. Whether ServiceNow knows the instance, and whether contact and
 * instance are free, is checked when the provider registers it: the answers would tell strangers who is connected.
 */
final class CustomerRequestReader {

    /** Characters; the registration keeps it as its note. */
    static final int MAX_MESSAGE = 1000;

    private CustomerRequestReader() {}

    /**
     * @param language that the author reads
     * @throws InvalidInputException when a value is missing or isn't one
     */
    static Details of(FormValues form, Locale language) {
        FormInput input = new FormInput(form);
        String customer = RegistrationCommand.customerName(CustomerRequestField.COMPANY, input);
        Contact contact = new Contact(
                input.line(CustomerRequestField.YOUR_NAME, RegistrationCommand.MAX_NAME),
                input.emailAddress(CustomerRequestField.YOUR_EMAIL));
        ServiceNowInstance instance =
                input.instance(CustomerRequestField.YOUR_INSTANCE, CustomerRequestField.YOUR_INSTANCE_ID);
        Environment environment = input.environment(CustomerRequestField.YOUR_ENVIRONMENT, Environment.PRODUCTION);
        String message = input.optionalText(CustomerRequestField.MESSAGE, MAX_MESSAGE);
        input.throwIfInvalid();
        return new Details(customer, contact, instance, environment, message, language.getLanguage());
    }
}
