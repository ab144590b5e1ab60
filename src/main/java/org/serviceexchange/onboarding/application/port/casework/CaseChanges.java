package org.serviceexchange.onboarding.application.port.casework;

import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase.Resolution;

/**
 * What people do to the cases of this application in a case system outside of it. Calls only read; each can take seconds and
 * throws an {@link ExplainedException}, so that no transaction should be open.
 */
public interface CaseChanges {

    /**
     * One page of the cases that changed at this time or later, the earliest change first. It can have some that changed
     * before.
     *
     * @param since by the clock of the case system
     * @param offset how many of them to leave out, as they were on earlier pages
     */
    Page changedSince(Instant since, int offset);

    /** The state of the case, and the entries that others wrote. What this application wrote is left out. */
    ObservedCase read(RegistrationCase current);

    record Page(List<ChangedCase> cases, boolean more) {}

    /**
     * @param correlationId the number that this application gave the case
     * @param number        the number of the case
     * @param at            by the clock of the case system, in whole seconds
     * @param revision      another one after each change
     */
    record ChangedCase(String correlationId, String number, Instant at, String revision) {}

    /**
     * @param resolution null while the case is neither resolved nor closed
     * @param workNotes  internal, never for customers
     */
    record ObservedCase(CaseState state, Resolution resolution, List<CaseEntry> workNotes, List<CaseEntry> comments) {}
}
