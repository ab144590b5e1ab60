package org.serviceexchange.onboarding.application.notification;

/** A mail that some or all of its receivers do not have. The message says who, why, and what happens next. */
public class UndeliverableMail extends RuntimeException {

    public UndeliverableMail(String message) {
        super(message);
    }
}
