package org.serviceexchange.onboarding.access;

/** The application refuses to start, because it would not be safe to let people in. */
class UnsafeConfiguration extends RuntimeException {

    private final String advice;

    UnsafeConfiguration(String problem, String advice) {
        super(problem);
        this.advice = advice;
    }

    String advice() {
        return advice;
    }
}
