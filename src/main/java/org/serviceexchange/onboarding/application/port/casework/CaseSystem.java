package org.serviceexchange.onboarding.application.port.casework;

import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;

/**
 * Where the customer service cases live. {@link RegistrationCases} is our own record of them: a caller hands in our record
 * of a case, and stores what it gets back. An adapter stores nothing of ours. A job may repeat each call after a failure, so
 * a call that is repeated changes nothing more.
 */
public interface CaseSystem {

    /**
     * Whether the cases live outside of this application. A call takes time and can fail then, so that only jobs make calls,
     * and the other side notifies the contact of a new case by itself.
     */
    boolean isRemote();

    /**
     * Opens the onboarding's one case, or finds the one that an earlier attempt opened.
     *
     * @throws CorrectionRequiredException when only a person can tell the account, the contact or the case; nothing was opened then
     */
    RegistrationCase open(Onboarding onboarding, String shortDescription, String description);

    /** Opens the onboarding's one case for the record of its end, or finds the one that an earlier attempt opened. */
    RegistrationCase openOffboardingCase(Onboarding onboarding, String shortDescription, String description);

    /** Writes an internal note, read by agents only; once for each of the entry's keys. */
    void addWorkNote(RegistrationCase current, CaseEntry note);

    /** Writes a comment, read by the customer; once for each of the entry's keys. */
    void addComment(RegistrationCase current, CaseEntry comment);

    /** Says on an open case whether it waits for the customer: {@code OPEN} or {@code AWAITING_INFO}. */
    RegistrationCase setState(RegistrationCase current, CaseState state);

    /** Makes the onboarding's contact the contact of the case, unless the case is closed. */
    void setContact(RegistrationCase current, Onboarding onboarding);

    RegistrationCase resolve(RegistrationCase current, String resolutionCode, String closeNotes);

    /** Closes the case for good; a closed case can't be changed. */
    RegistrationCase close(RegistrationCase current, String resolutionCode, String closeNotes);
}
