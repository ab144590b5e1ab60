package org.serviceexchange.onboarding.application.customerrequest;

import java.util.Locale;
import org.serviceexchange.onboarding.application.registration.RegistrationCommand;
import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest.Details;
import org.serviceexchange.onboarding.domain.input.ConnectionRequestField;
import org.serviceexchange.onboarding.domain.input.FormInput;
import org.serviceexchange.onboarding.domain.input.FormValues;

/**
 * Reads a request as the rules of a registration read it. Whether ServiceNow knows the instance, and whether contact and
 * instance are free, is checked when the provider registers it: the answers would tell strangers who is connected.
 */
final class RequestDetails {

    /** Characters; the registration keeps it as its note. */
    static final int MAX_MESSAGE = 1000;

    private RequestDetails() {}

    /**
     * @param language that the author reads
     * @throws InvalidInput when a value is missing or isn't one
     */
    static Details of(FormValues form, Locale language) {
        FormInput input = new FormInput(form);
        String customer = RegistrationCommand.customerName(ConnectionRequestField.COMPANY, input);
        Contact contact = new Contact(
                input.line(ConnectionRequestField.YOUR_NAME, RegistrationCommand.MAX_NAME),
                input.emailAddress(ConnectionRequestField.YOUR_EMAIL));
        ServiceNowInstance instance =
                input.instance(ConnectionRequestField.YOUR_INSTANCE, ConnectionRequestField.YOUR_INSTANCE_ID);
        Environment environment = input.environment(ConnectionRequestField.YOUR_ENVIRONMENT, Environment.PRODUCTION);
        String message = input.optionalText(ConnectionRequestField.MESSAGE, MAX_MESSAGE);
        input.throwIfInvalid();
        return new Details(customer, contact, instance, environment, message, language.getLanguage());
    }
}
