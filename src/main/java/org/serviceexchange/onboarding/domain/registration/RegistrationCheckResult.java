package org.serviceexchange.onboarding.domain.registration;

/** The result of the check before anything is sent. A gateway of the process reads it. */
public enum RegistrationCheckResult {
    USABLE,
    NEEDS_CORRECTION
}
