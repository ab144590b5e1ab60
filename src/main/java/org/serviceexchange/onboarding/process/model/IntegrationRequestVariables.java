package org.serviceexchange.onboarding.process.model;

import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * The variables and messages of each process about an established integration. The business key is the number of the
 * onboarding.
 */
public final class IntegrationRequestVariables {

    /** The id of the request, as text, because the engine may change the type of a number. */
    public static final String REQUEST = "integrationRequest";

    /** The group of the party that must answer, which is the candidate group of the task. */
    public static final String OTHER_PARTY_GROUP = "otherPartyGroup";

    /** The {@code RequestDecision}; the gateway reads it. */
    public static final String DECISION = "requestDecision";

    /** Sent when a party withdraws its request. */
    public static final String MESSAGE_WITHDRAWN = "integration.requestTakenBack";

    /** Sent when a request expires. */
    public static final String MESSAGE_EXPIRED = "integration.requestLapsed";

    private IntegrationRequestVariables() {}

    /** @throws IllegalStateException when the variable is missing or not text */
    public static long request(VariableScope scope) {
        return Long.parseLong(RequiredVariable.read(scope, REQUEST, String.class));
    }
}
