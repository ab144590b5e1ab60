package org.serviceexchange.onboarding.domain;

/**
 * A technical failure whose cause is known, and with it what to do. Another attempt may succeed. Its message has both parts,
 * because the engine stores nothing but the message.
 */
public class ExplainedException extends RuntimeException {

    /** Stands in a message between the cause and the solution. */
    public static final String WHAT_TO_DO = "\nWhat to do: ";

    private final transient Sentence cause;
    private final transient Sentence solution;

    public ExplainedException(Sentence cause, Sentence solution, Throwable origin) {
        super(cause + WHAT_TO_DO + solution, origin);
        this.cause = cause;
        this.solution = solution;
    }

    public Sentence cause() {
        return cause;
    }

    public Sentence solution() {
        return solution;
    }
}
