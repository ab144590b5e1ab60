package org.serviceexchange.onboarding.domain.input;

import org.serviceexchange.onboarding.domain.FieldError;
import org.serviceexchange.onboarding.domain.Sentence;

/** Something that a person fills in. */
public interface Field {

    /** The constant's name. */
    String name();

    /** What programs call it. */
    String key();

    /** What the person sees beside it. */
    default Sentence label() {
        return Sentence.of("field." + name());
    }

    /** @param whatToDo the key of what goes on after the field's label and a colon */
    default FieldError problem(String whatToDo, Object... arguments) {
        return problem(Sentence.of(whatToDo, arguments));
    }

    /** @param whatToDo goes on after the field's label and a colon */
    default FieldError problem(Sentence whatToDo) {
        return new FieldError(key(), Sentence.of("input.error", label(), whatToDo));
    }
}
