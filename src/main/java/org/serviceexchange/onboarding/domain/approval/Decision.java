package org.serviceexchange.onboarding.domain.approval;

import java.util.Optional;
import java.util.stream.Stream;

/** What the provider decided about a replication subscription. */
public enum Decision {
    APPROVE("approve"),
    /** Something has to be corrected first; then it is decided again. */
    SEND_BACK("send-back"),
    DENY("deny");

    private final String value;

    Decision(String value) {
        this.value = value;
    }

    /** As forms and programs write it. */
    public String value() {
        return value;
    }

    public static Optional<Decision> of(String value) {
        return Stream.of(values()).filter(one -> one.value.equals(value)).findFirst();
    }
}
