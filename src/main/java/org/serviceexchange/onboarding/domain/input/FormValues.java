package org.serviceexchange.onboarding.domain.input;

import org.serviceexchange.onboarding.domain.InvalidInputException;

/** What a person submitted, by field. A value that is missing is null. */
public interface FormValues {

    /** @throws InvalidInputException when the value is not text */
    String text(Field field);

    /** @throws InvalidInputException when the value is neither true nor false */
    Boolean tick(Field field);
}
