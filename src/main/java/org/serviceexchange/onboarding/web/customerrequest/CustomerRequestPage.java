package org.serviceexchange.onboarding.web.customerrequest;

import java.util.Optional;
import org.serviceexchange.onboarding.application.customerrequest.SubmitCustomerRequest;
import org.springframework.stereotype.Component;

/** Whether customers find the page for their requests. The templates call it {@code @customerRequestPage}. */
@Component
class CustomerRequestPage {

    private final CustomerRequestProperties properties;
    private final SubmitCustomerRequest requestConnection;

    CustomerRequestPage(CustomerRequestProperties properties, SubmitCustomerRequest requestConnection) {
        this.properties = properties;
        this.requestConnection = requestConnection;
    }

    public boolean isOpen() {
        return provider().isPresent();
    }

    /** The name of the provider; empty while there is no page. */
    Optional<String> provider() {
        return properties.enabled() ? requestConnection.provider() : Optional.empty();
    }
}
