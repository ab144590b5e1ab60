package org.serviceexchange.onboarding.domain;

import java.util.List;

/** What a person entered can't be accepted. The sentence is made for that person: a line for each error. */
public class InvalidInputException extends RuntimeException {

    private final transient List<FieldError> errors;

    public InvalidInputException(List<FieldError> errors) {
        super(lines(errors).toString());
        this.errors = List.copyOf(errors);
    }

    public InvalidInputException(String field, Sentence sentence) {
        this(List.of(new FieldError(field, sentence)));
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Sentence sentence() {
        return lines(errors);
    }

    private static Sentence lines(List<FieldError> errors) {
        return errors.stream()
                .map(FieldError::sentence)
                .reduce((above, below) -> Sentence.of("input.lines", above, below))
                .orElseThrow();
    }
}
