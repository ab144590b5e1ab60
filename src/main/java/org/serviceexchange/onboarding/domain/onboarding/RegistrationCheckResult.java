package org.serviceexchange.onboarding.domain.onboarding;

/** What the check before anything is sent found. The process goes on by it. */
public enum RegistrationCheckResult {
    USABLE,
    NEEDS_CORRECTION
}
