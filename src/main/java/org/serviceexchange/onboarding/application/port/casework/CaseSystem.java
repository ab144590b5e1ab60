package org.serviceexchange.onboarding.application.port.casework;

import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;

/** Where the customer service cases live. Whatever is asked of it may be asked again and then changes nothing more. */
public interface CaseSystem {

    /** Opens the onboarding's one case; answers its number, the same every time. */
    String open(Onboarding onboarding, String shortDescription, String description);

    /** Opens the onboarding's one case for the record of its end; answers its number, the same every time. */
    String openOffboardingCase(Onboarding onboarding, String shortDescription, String description);

    /** Writes an internal note, read by agents only; once for each of the entry's keys. */
    void addWorkNote(String caseNumber, CaseEntry note);

    /** Writes a comment, read by the customer; once for each of the entry's keys. */
    void addComment(String caseNumber, CaseEntry comment);

    /** Says on an open case whether its customer is waited for: {@code OPEN} or {@code AWAITING_INFO}. */
    void setState(String caseNumber, CaseState state);

    void resolve(String caseNumber, String resolutionCode, String closeNotes);

    /** Closes the case for good; a closed case can't be changed. */
    void close(String caseNumber, String resolutionCode, String closeNotes);
}
