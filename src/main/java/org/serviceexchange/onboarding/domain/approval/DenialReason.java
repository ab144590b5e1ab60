package org.serviceexchange.onboarding.domain.approval;

import java.util.Optional;
import java.util.stream.Stream;

/** Why a subscription isn't approved, in short; a text of the provider's own goes with it. */
public enum DenialReason {
    WRONG_INSTANCE("wrong-instance", "The instance isn't the one that was agreed on"),
    WRONG_CONTACT("wrong-contact", "The contact isn't the right person"),
    NO_AGREEMENT("no-agreement", "No agreement covers this connection"),
    NOT_NOW("not-now", "Not at this time"),
    OTHER("other", "Another reason");

    private final String value;
    private final String label;

    DenialReason(String value, String label) {
        this.value = value;
        this.label = label;
    }

    /** As forms and programs write it. */
    public String value() {
        return value;
    }

    public String label() {
        return label;
    }

    public static Optional<DenialReason> of(String value) {
        return Stream.of(values()).filter(one -> one.value.equals(value)).findFirst();
    }
}
