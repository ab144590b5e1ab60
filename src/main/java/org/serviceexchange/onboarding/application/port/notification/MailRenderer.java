package org.serviceexchange.onboarding.application.port.notification;

import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** Puts facts into the words of a mail. */
public interface MailRenderer {

    RenderedMail render(NotificationKind kind, Party receiver, MailModel facts);

    /** Invites somebody by a mail of its own: once more, or as one more admin of the customer. */
    RenderedMail invite(InvitationMailModel facts);

    /** The way back in for somebody who forgot the password. */
    RenderedMail resetPassword(PasswordResetMailModel facts);

    /** A mail's subject and its two bodies, which say the same. */
    record RenderedMail(String subject, String html, String text) {}
}
