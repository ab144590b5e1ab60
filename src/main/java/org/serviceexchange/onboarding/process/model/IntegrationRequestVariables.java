package org.serviceexchange.onboarding.process.model;

import org.camunda.bpm.engine.delegate.VariableScope;

/** What every process about an established integration carries, beside the onboarding's number as its business key. */
public final class IntegrationRequestVariables {

    /** The id of the request, as text: numbers come back as one type or another. */
    public static final String REQUEST = "integrationRequest";

    /** The group of the party that is asked to agree; the task is offered to it. */
    public static final String OTHER_PARTY_GROUP = "otherPartyGroup";

    /** What was recorded about the request, a {@code RequestDecision}; the gateway decides on it. */
    public static final String DECISION = "requestDecision";

    /** The message that the party which had asked took its request back. */
    public static final String MESSAGE_WITHDRAWN = "integration.requestTakenBack";

    /** The message that nobody answered in time. */
    public static final String MESSAGE_EXPIRED = "integration.requestLapsed";

    private IntegrationRequestVariables() {}

    /** @throws IllegalStateException when the variable is missing or not text */
    public static long request(VariableScope scope) {
        return Long.parseLong(RequiredVariable.read(scope, REQUEST, String.class));
    }
}
