package org.serviceexchange.onboarding.domain.activation;

/** The activation status of a replication set. A gateway of the process reads it. */
public enum ActivationStatus {
    ACTIVE,
    SEEDING,
    FAILED
}
