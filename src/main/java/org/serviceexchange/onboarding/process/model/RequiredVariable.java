package org.serviceexchange.onboarding.process.model;

import org.camunda.bpm.engine.delegate.VariableScope;

/** Reads a variable that our code sets when it starts a process. */
final class RequiredVariable {

    private RequiredVariable() {}

    /** @throws IllegalStateException when it is missing or has another type: our code did not start the process */
    static <T> T read(VariableScope scope, String name, Class<T> type) {
        Object value = scope.getVariable(name);
        if (!type.isInstance(value)) {
            throw new IllegalStateException(
                    "The variable %s must be a %s, but is %s. Only the application starts this process."
                            .formatted(name, type.getSimpleName(), value));
        }
        return type.cast(value);
    }
}
