package org.serviceexchange.onboarding.security.startup;

/** Stops the start because the configuration is not safe. */
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
