package org.serviceexchange.onboarding.domain.input;

import java.util.List;
import java.util.function.Supplier;
import org.serviceexchange.onboarding.domain.InvalidInput;

/** Input that was valid until another user entered the same a moment before. */
public final class ConcurrentInput {

    private ConcurrentInput() {}

    /** @param field whose value another registration has now */
    public static Supplier<InvalidInput> registration(FormField field) {
        return () -> new InvalidInput(List.of(field.problem("registration.concurrent")));
    }

    public static Supplier<InvalidInput> setup() {
        return () -> new InvalidInput(List.of(FormField.PROVIDER_NAME.problem("setupRules.concurrent")));
    }
}
