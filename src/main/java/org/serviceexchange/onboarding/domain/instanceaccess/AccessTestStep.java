package org.serviceexchange.onboarding.domain.instanceaccess;

/** What a test of the access tries, in this order: first the access itself, then whether the instance is ready. */
public enum AccessTestStep {
    REACH,
    AUTHENTICATE,
    READ,
    /** Whether it is the instance with the registered ID. */
    INSTANCE_ID,
    /** Whether the instance knows its own address. */
    OWN_ADDRESS,
    /** Whether the application Service Exchange is installed. */
    APPLICATION
}
