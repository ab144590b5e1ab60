package org.serviceexchange.onboarding.application.port.customerrequest;

import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;

/** The process that takes a confirmed request to its answer. */
public interface CustomerRequestReview {

    /** @param request confirmed; answered already where nobody has to review it */
    void start(CustomerRequest request);
}
