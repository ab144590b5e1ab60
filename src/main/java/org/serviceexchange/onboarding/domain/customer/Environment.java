package org.serviceexchange.onboarding.domain.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.Sentence;

/** What a customer's instance is for. A customer connects each of its instances by an onboarding of its own. */
public enum Environment {
    PRODUCTION,
    TEST,
    DEVELOPMENT;

    /** As the form and the REST API write it. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Environment> parse(String value) {
        return Arrays.stream(values())
                .filter(environment -> environment.value().equals(value))
                .findFirst();
    }

    public Sentence label() {
        return Sentence.of("environment." + name());
    }
}
