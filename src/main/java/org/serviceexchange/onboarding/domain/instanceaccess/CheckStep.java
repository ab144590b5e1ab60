package org.serviceexchange.onboarding.domain.instanceaccess;

/** What a test of the access tries, in this order. */
public enum CheckStep {
    REACH,
    AUTHENTICATE,
    READ
}
