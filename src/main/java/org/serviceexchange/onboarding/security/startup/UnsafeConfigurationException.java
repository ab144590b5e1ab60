package org.serviceexchange.onboarding.security.startup;

/** The application refuses to start, because it would not be safe to let people in. */
public class UnsafeConfigurationException extends RuntimeException {

    private final String advice;

    public UnsafeConfigurationException(String problem, String advice) {
        super(problem);
        this.advice = advice;
    }

    String advice() {
        return advice;
    }
}
