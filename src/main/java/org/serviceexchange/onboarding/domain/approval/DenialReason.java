package org.serviceexchange.onboarding.domain.approval;

import java.util.Optional;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.Sentence;

/** Why a subscription isn't approved, in short; a text of the provider's own goes with it. */
public enum DenialReason {
    WRONG_INSTANCE("wrong-instance"),
    WRONG_CONTACT("wrong-contact"),
    NO_AGREEMENT("no-agreement"),
    NOT_NOW("not-now"),
    OTHER("other");

    private final String value;

    DenialReason(String value) {
        this.value = value;
    }

    /** As forms and programs write it. */
    public String value() {
        return value;
    }

    public Sentence label() {
        return Sentence.of("denialReason." + name());
    }

    public static Optional<DenialReason> of(String value) {
        return Stream.of(values()).filter(one -> one.value.equals(value)).findFirst();
    }
}
