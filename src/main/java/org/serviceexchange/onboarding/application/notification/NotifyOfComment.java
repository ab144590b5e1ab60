package org.serviceexchange.onboarding.application.notification;

import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfComment;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;

/** Notifies the other party by mail of a comment on the registration case; once for each comment. */
@Service
public class NotifyOfComment {

    private final RegistrationCases cases;
    private final SendNotification sendNotification;

    NotifyOfComment(RegistrationCases cases, SendNotification sendNotification) {
        this.cases = cases;
        this.sendNotification = sendNotification;
    }

    /** @param receiver the party that did not write the comment */
    public void send(OnboardingNumber number, String commentKey, Party receiver) {
        sendNotification.send(new OfComment(number, comment(cases.get(number), commentKey), receiver));
    }

    private static CaseEntry comment(RegistrationCase registrationCase, String key) {
        return registrationCase.comments().stream()
                .filter(comment -> comment.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The case %s has no comment %s".formatted(registrationCase.number(), key)));
    }
}
