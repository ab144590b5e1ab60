package org.serviceexchange.onboarding.process.model;

/** Names of the model {@code customer-request} in code and tests. {@code ModelConventionsTest} checks them. */
public final class CustomerRequestModel {

    public static final String KEY = "customer-request";

    public static final String REVIEW_CONNECTION_REQUEST = "userTask_reviewConnectionRequest";
    public static final String REVIEW_EXPIRED = "boundaryEvent_reviewExpired";
    public static final String REVIEW_OVERDUE = "boundaryEvent_reviewOverdue";
    public static final String END_PROVIDER_REMINDED = "endEvent_providerReminded";
    public static final String END_CUSTOMER_REGISTERED = "endEvent_customerRegistered";
    public static final String END_REQUEST_DECLINED = "endEvent_requestDeclined";
    public static final String END_REQUEST_EXPIRED = "endEvent_requestExpired";

    public static final String FORM_REVIEW_CONNECTION_REQUEST = "review-connection-request";

    /** The {@code CustomerRequestOutcome}; the gateways read it. */
    public static final String VARIABLE_REQUEST_OUTCOME = "requestOutcome";

    /** The value of {@link #VARIABLE_REQUEST_OUTCOME} while the request waits for the provider. */
    public static final String VALUE_WAITING = "WAITING";

    private CustomerRequestModel() {}
}
