package org.serviceexchange.onboarding.process.customerrequest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.customerrequest.ReviewCustomerRequest;
import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequests;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest.Details;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.process.form.FormTextProvider;
import org.serviceexchange.onboarding.process.form.FormTexts;
import org.serviceexchange.onboarding.process.form.Markdown;
import org.serviceexchange.onboarding.process.model.CustomerRequestModel;
import org.springframework.stereotype.Component;

/** The request for its reviewer: what it says, what is known already, and its values to correct. */
@Component
class CustomerRequestFormTexts implements FormTexts {

    private final CustomerRequests requests;
    private final Onboardings onboardings;
    private final Customers customers;
    private final Links links;

    CustomerRequestFormTexts(CustomerRequests requests, Onboardings onboardings, Customers customers, Links links) {
        this.requests = requests;
        this.onboardings = onboardings;
        this.customers = customers;
        this.links = links;
    }

    @Override
    public Map<String, String> of(String formKey, String businessKey) {
        // a designer may use the form in a process that belongs to no request
        if (!formKey.equals(CustomerRequestModel.FORM_REVIEW_CONNECTION_REQUEST)
                || !CustomerRequest.isNumber(businessKey)) {
            return Map.of();
        }
        CustomerRequest request = requests.get(businessKey);
        Map<String, String> texts = new HashMap<>(ReviewCustomerRequest.values(request.details()));
        // the form does not ask for them
        texts.remove(FormField.NOTE.key());
        texts.remove(FormField.LANGUAGE.key());
        texts.put("connectionRequest", summary(request));
        return texts;
    }

    private String summary(CustomerRequest request) {
        Details details = request.details();
        String facts = FormTextProvider.text(
                "form.customerRequest",
                Markdown.literal(details.customerName()),
                Markdown.literal(details.environment().label().in(FormTextProvider.reader())),
                Markdown.literal(details.contact().name()),
                Markdown.literal(details.contact().email().value()),
                request.confirmedAt(),
                Markdown.literal(details.instance().host().url()),
                details.instance().id(),
                request.number());
        return Stream.of(List.of(facts), message(details), customer(details), known(request))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n\n"));
    }

    private static List<String> message(Details details) {
        return details.message().isEmpty()
                ? List.of()
                : List.of(FormTextProvider.text("form.customerRequest.message", Markdown.literal(details.message())));
    }

    /** Whoever is registered as a contact sees the customer's other onboardings. */
    private List<String> customer(Details details) {
        return customers
                .named(details.customerName())
                .filter(customer -> customers.contactsOf(customer).stream().noneMatch(contact -> contact.email()
                        .equals(details.contact().email())))
                .map(customer -> List.of(
                        FormTextProvider.text("form.customerRequest.customer", Markdown.literal(customer.name()))))
                .orElse(List.of());
    }

    private List<String> known(CustomerRequest request) {
        Details details = request.details();
        return Stream.concat(
                        onboardings.activeWith(details.instance()).stream()
                                .map(onboarding -> FormTextProvider.text(
                                        "form.customerRequest.taken",
                                        Markdown.link(onboarding.number().value(), links.record(onboarding.number())),
                                        Markdown.literal(onboarding.customer().name()))),
                        requests.waitingFor(details.instance()).stream()
                                .filter(other -> !other.id().equals(request.id()))
                                .map(other -> FormTextProvider.text(
                                        "form.customerRequest.other",
                                        other.number(),
                                        Markdown.literal(other.details().customerName()),
                                        Markdown.literal(other.details()
                                                .contact()
                                                .email()
                                                .value()))))
                .toList();
    }
}
