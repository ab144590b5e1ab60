package org.serviceexchange.onboarding.domain;

import java.util.List;
import java.util.stream.Collectors;

/** What a person entered can't be accepted. The message is made for that person: a sentence a line. */
public class InvalidInput extends RuntimeException {

    private final transient List<FieldError> errors;

    public InvalidInput(List<FieldError> errors) {
        super(errors.stream().map(FieldError::sentence).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public InvalidInput(String field, String sentence) {
        this(List.of(new FieldError(field, sentence)));
    }

    public List<FieldError> errors() {
        return errors;
    }
}
