package org.serviceexchange.onboarding.application.port;

/**
 * As many calls to an outside system run already as may run at once. The call was not made, so that a system that is slow
 * does not occupy every thread. A job is run again a little later and keeps its attempts.
 */
public class BusySystemException extends RuntimeException {

    /** @param system as operations call it, such as {@code the mail server} */
    public BusySystemException(String system) {
        super("Busy: " + system);
    }
}
