package org.serviceexchange.onboarding.domain.deadline;

import org.serviceexchange.onboarding.domain.onboarding.Party;

/** When the two parties work. */
public record WorkingCalendars(WorkingCalendar provider, WorkingCalendar customer) {

    /** The calendar by which a party's deadlines are counted. */
    public WorkingCalendar of(Party party) {
        return party == Party.CUSTOMER ? customer : provider;
    }
}
