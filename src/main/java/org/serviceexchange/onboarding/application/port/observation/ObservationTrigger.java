package org.serviceexchange.onboarding.application.port.observation;

/** Makes the system look in the instances now, and not only the next time that it is due. */
public interface ObservationTrigger {

    /** Returns at once. Several requests before the look are one. */
    void lookSoon();
}
