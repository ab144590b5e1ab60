package org.serviceexchange.onboarding.web.customerrequest;

import java.util.Optional;
import org.serviceexchange.onboarding.application.customerrequest.SubmitCustomerRequest;
import org.springframework.stereotype.Component;

/** Whether customers find the page for their requests. The templates call it {@code @customerRequestPage}. */
@Component
class CustomerRequestPage {

    private final CustomerRequestProperties properties;
    private final SubmitCustomerRequest submitRequest;

    CustomerRequestPage(CustomerRequestProperties properties, SubmitCustomerRequest submitRequest) {
        this.properties = properties;
        this.submitRequest = submitRequest;
    }

    public boolean isOpen() {
        return provider().isPresent();
    }

    /** The name of the provider; empty while there is no page. */
    Optional<String> provider() {
        return properties.enabled() ? submitRequest.provider() : Optional.empty();
    }
}
