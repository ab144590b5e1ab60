package org.serviceexchange.onboarding.domain.input;

import org.serviceexchange.onboarding.domain.FieldError;

/** Something that a person fills in. */
public interface Field {

    /** What programs call it. */
    String key();

    /** What the person sees beside it. */
    String label();

    /** @param whatToDo goes on after the field's label and a colon */
    default FieldError problem(String whatToDo) {
        return new FieldError(key(), "“%s”: %s".formatted(label(), whatToDo));
    }
}
