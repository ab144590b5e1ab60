package org.serviceexchange.onboarding.domain.onboarding;

/** How far the activation of a replication set has come. The process goes on by it. */
public enum ActivationStatus {
    ACTIVE,
    SEEDING,
    FAILED
}
