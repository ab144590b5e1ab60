package org.serviceexchange.onboarding.application.notification;

/** A mail that some or all of its receivers do not have. The message says who, why, and what happens next. */
public class UndeliverableMailException extends RuntimeException {

    public UndeliverableMailException(String message) {
        super(message);
    }
}
