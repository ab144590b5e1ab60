package org.serviceexchange.onboarding.domain.casework;

import org.serviceexchange.onboarding.domain.onboarding.Party;

/** The states of a customer service case ({@code sn_customerservice_case}). */
public enum CaseState {
    NEW(1, "New"),
    OPEN(10, "Open"),
    AWAITING_INFO(18, "Awaiting Info"),
    RESOLVED(6, "Resolved"),
    CLOSED(3, "Closed");

    private final int value;
    private final String label;

    CaseState(int value, String label) {
        this.value = value;
        this.label = label;
    }

    /** What an open case says while this party is waited for. */
    public static CaseState whileWaitingFor(Party party) {
        return party == Party.CUSTOMER ? AWAITING_INFO : OPEN;
    }

    /** Whether work on the case is over. */
    public boolean isEnd() {
        return this == RESOLVED || this == CLOSED;
    }

    /** The number that ServiceNow stores. */
    public int value() {
        return value;
    }

    public String label() {
        return label;
    }
}
