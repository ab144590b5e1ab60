package org.serviceexchange.onboarding.application.customerrequest;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequests;
import org.serviceexchange.onboarding.application.port.registration.RegistrationForm;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest.Details;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequestOutcome;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.FormInput;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A provider admin reviews a confirmed request: registers the customer, with or without corrections, or declines. */
@Service
public class ReviewCustomerRequest {

    /** Characters. */
    static final int MAX_REASON = 1000;

    private final CustomerRequests requests;
    private final RegistrationForm registration;
    private final Clock clock;

    ReviewCustomerRequest(CustomerRequests requests, RegistrationForm registration, Clock clock) {
        this.requests = requests;
        this.registration = registration;
        this.clock = clock;
    }

    /**
     * Returns what was decided, as it was recorded.
     *
     * @param by the user, with whose rights the customer is registered
     * @throws InvalidInputException     when nothing is chosen, a reason is missing, or the registration is refused
     * @throws ConcurrentChangeException when another user registered the same a moment ago
     */
    @Transactional
    public CustomerRequestOutcome decide(String number, FormValues form, String by) {
        CustomerRequest request = requests.get(number);
        String decision = form.text(FormField.DECISION);
        CustomerRequest answered =
                switch (decision == null ? "" : decision) {
                    case "register" -> registered(request, values(request.details()), by);
                    case "correct" -> registered(request, corrected(form, request.details()), by);
                    case "decline" -> declined(request, form, by);
                    default ->
                        throw new InvalidInputException(List.of(FormField.DECISION.problem("input.requestDecision")));
                };
        requests.answer(answered);
        return answered.answer().outcome();
    }

    /** Nobody reviewed it in time. */
    @Transactional
    public CustomerRequestOutcome expire(String number) {
        CustomerRequest expired = requests.get(number)
                .answered(CustomerRequestOutcome.EXPIRED, TimelineEntry.SYSTEM, clock.instant(), "", null);
        requests.answer(expired);
        return expired.answer().outcome();
    }

    private CustomerRequest registered(CustomerRequest request, Map<String, String> values, String by) {
        OnboardingNumber onboarding = registration.submit(values, by);
        return request.answered(CustomerRequestOutcome.REGISTERED, by, clock.instant(), "", onboarding);
    }

    private CustomerRequest declined(CustomerRequest request, FormValues form, String by) {
        FormInput input = new FormInput(form);
        String reason = input.text(FormField.DECLINE_REASON, MAX_REASON);
        input.throwIfInvalid();
        return request.answered(CustomerRequestOutcome.DECLINED, by, clock.instant(), reason, null);
    }

    /** The request as the registration form has it. The form of the task shows these values. */
    public static Map<String, String> values(Details details) {
        Map<String, String> values = new HashMap<>();
        values.put(FormField.CUSTOMER_NAME.key(), details.customerName());
        values.put(FormField.CONTACT_NAME.key(), details.contact().name());
        values.put(FormField.CONTACT_EMAIL.key(), details.contact().email().value());
        values.put(FormField.INSTANCE_NAME.key(), details.instance().host().value());
        values.put(FormField.INSTANCE_ID.key(), details.instance().id().value());
        values.put(FormField.ENVIRONMENT.key(), details.environment().value());
        values.put(FormField.NOTE.key(), details.message());
        values.put(FormField.LANGUAGE.key(), details.language());
        return values;
    }

    private static Map<String, String> corrected(FormValues form, Details details) {
        Map<String, String> values = values(details);
        Stream.of(
                        FormField.CUSTOMER_NAME,
                        FormField.CONTACT_NAME,
                        FormField.CONTACT_EMAIL,
                        FormField.INSTANCE_NAME,
                        FormField.INSTANCE_ID,
                        FormField.ENVIRONMENT)
                .forEach(field -> values.put(field.key(), form.text(field)));
        return values;
    }
}
