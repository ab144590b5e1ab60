package org.serviceexchange.onboarding.domain;

import java.util.List;
import java.util.stream.Collectors;

/** What a person entered can't be accepted. The message is made for that person: a sentence a line. */
public class RefusedInput extends RuntimeException {

    private final transient List<Problem> problems;

    public RefusedInput(List<Problem> problems) {
        super(problems.stream().map(Problem::sentence).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public RefusedInput(String field, String sentence) {
        this(List.of(new Problem(field, sentence)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
