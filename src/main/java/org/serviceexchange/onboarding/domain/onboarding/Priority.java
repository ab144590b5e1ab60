package org.serviceexchange.onboarding.domain.onboarding;

/** How much an onboarding matters: the more it does, the shorter the deadlines of its steps. */
public enum Priority {
    NORMAL,
    HIGH
}
