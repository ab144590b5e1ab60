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
    public static final String MESSAGE_TAKEN_BACK = "integration.requestTakenBack";

    /** The message that nobody answered in time. */
    public static final String MESSAGE_LAPSED = "integration.requestLapsed";

    private IntegrationRequestVariables() {}

    /** @throws IllegalStateException when the process was started past our own code */
    public static long request(VariableScope scope) {
        Object id = scope.getVariable(REQUEST);
        if (id instanceof String text) {
            return Long.parseLong(text);
        }
        throw new IllegalStateException(
                "The variable %s must be the id of a request, as text, and is %s".formatted(REQUEST, id));
    }
}
