package org.serviceexchange.onboarding.domain.onboarding;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number people call an onboarding by, {@code ONB0001001}; also the business key of its process instance. */
public record OnboardingNumber(String value) {

    private static final Pattern FORM = Pattern.compile("ONB\\d{7,}");

    /** @throws IllegalArgumentException when the text is not an onboarding's number */
    public OnboardingNumber {
        if (value == null || !isOne(value)) {
            throw new IllegalArgumentException("'%s' is not the number of an onboarding".formatted(value));
        }
    }

    public static OnboardingNumber of(long sequence) {
        return new OnboardingNumber("ONB%07d".formatted(sequence));
    }

    public static Optional<OnboardingNumber> parse(String text) {
        return Optional.of(text).filter(OnboardingNumber::isOne).map(OnboardingNumber::new);
    }

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
