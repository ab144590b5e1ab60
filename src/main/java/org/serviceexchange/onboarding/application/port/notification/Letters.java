package org.serviceexchange.onboarding.application.port.notification;

import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** Puts facts into the words of a mail. */
public interface Letters {

    Letter write(NotificationKind kind, Party receiver, LetterFacts facts);

    /** Invites somebody by a mail of its own: once more, or as one more admin of the customer. */
    Letter invite(InvitationFacts facts);

    /** The way back in for somebody who forgot the password. */
    Letter resetPassword(PasswordResetFacts facts);

    /** A mail's subject and its two bodies, which say the same. */
    record Letter(String subject, String html, String text) {}
}
