package org.serviceexchange.onboarding.servicenow;

import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.Sentence;

/** A call to an instance that did not bring what it was made for. Another attempt may succeed. */
public class InstanceCallException extends ExplainedException {

    private final InstanceFault fault;

    /** @param arguments the host, and what else the sentences of the fault name */
    InstanceCallException(InstanceFault fault, Throwable origin, Object... arguments) {
        super(
                Sentence.of("instanceFault.%s.cause".formatted(fault), arguments),
                Sentence.of("instanceFault.%s.solution".formatted(fault), arguments),
                origin);
        this.fault = fault;
    }

    public InstanceFault fault() {
        return fault;
    }
}
