package org.serviceexchange.onboarding.application.casework;

import java.time.Duration;
import java.time.Instant;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.OnboardingActionExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EntryView;
import org.serviceexchange.onboarding.application.port.casework.CaseFollowUps;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.input.CaseField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;

/**
 * The provider admins and agents, and the customer's own people, write comments on the case. Both sides read them there,
 * and the other party gets each by mail.
 */
@Service
public class AddComment {

    /** Comments by one person on one case; each is a mail to everybody at the other party. */
    public static final int MOST_AN_HOUR = 100;

    private final OnboardingActionExecutor act;
    private final CaseWriter caseWriter;
    private final CaseEntryRules entries;
    private final CaseFollowUps followUps;

    AddComment(OnboardingActionExecutor act, CaseWriter caseWriter, CaseEntryRules entries, CaseFollowUps followUps) {
        this.act = act;
        this.caseWriter = caseWriter;
        this.entries = entries;
        this.followUps = followUps;
    }

    /** Refused when there is no text, too much of it, or something in it that can't be seen. */
    public Result<EntryView> write(String number, CurrentUser currentUser, String text) {
        return act.execute(
                number,
                currentUser,
                onboarding -> entries.write(
                        onboarding,
                        currentUser,
                        currentUser.canManageCases() || currentUser.actsFor(onboarding),
                        CaseField.COMMENT,
                        text,
                        (current, comment) -> add(onboarding, currentUser, current, comment)));
    }

    private void add(Onboarding onboarding, CurrentUser currentUser, RegistrationCase current, CaseEntry comment) {
        refuseFlood(current, comment);
        caseWriter.recordComment(current, comment);
        followUps.notifyOfComment(
                onboarding.number(), comment, currentUser.canManageCases() ? Party.PROVIDER : Party.CUSTOMER);
    }

    private void refuseFlood(RegistrationCase current, CaseEntry comment) {
        Instant anHourAgo = comment.at().minus(Duration.ofHours(1));
        long written = current.comments().stream()
                .filter(one -> one.by().equals(comment.by()) && one.at().isAfter(anHourAgo))
                .count();
        if (written >= MOST_AN_HOUR) {
            Input input = new Input();
            input.error(CaseField.COMMENT, "caseEntry.tooMany", MOST_AN_HOUR);
            input.throwIfInvalid();
        }
    }
}
