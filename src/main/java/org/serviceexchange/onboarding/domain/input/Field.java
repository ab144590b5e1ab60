package org.serviceexchange.onboarding.domain.input;

import org.serviceexchange.onboarding.domain.Problem;

/** Something that a person fills in. */
public interface Field {

    /** What programs call it. */
    String key();

    /** What the person sees beside it. */
    String label();

    /** @param whatToDo goes on after the field's label and a colon */
    default Problem problem(String whatToDo) {
        return new Problem(key(), "“%s”: %s".formatted(label(), whatToDo));
    }
}
