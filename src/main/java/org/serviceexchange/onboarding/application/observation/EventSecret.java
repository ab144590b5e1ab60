package org.serviceexchange.onboarding.application.observation;

/** @param value what a sender of events signs them with; empty where no events are taken */
public record EventSecret(String value) {

    /** Without the secret. */
    @Override
    public String toString() {
        return value.isEmpty() ? "none" : "set";
    }
}
