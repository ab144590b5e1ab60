package org.serviceexchange.onboarding.domain.setup;

/** Where a set-up of the provider stands. Of those that are open, and of those in force, there is one at most. */
public enum SetupState {
    /** The provider admins edit it; it has no effect yet. */
    DRAFT("In Draft"),
    /** An admin has confirmed it; the system puts it in force in a moment. */
    CONFIRMED("Activation Requested"),
    ACTIVE("Active"),
    /** Was in force, until a later one was. */
    REPLACED("Replaced"),
    DROPPED("Withdrawn");

    private final String label;

    SetupState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether it blocks another set-up. */
    public boolean isOpen() {
        return this == DRAFT || this == CONFIRMED;
    }
}
