package org.serviceexchange.onboarding.application.port.notification;

import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** Renders mails from their sources. */
public interface MailRenderer {

    RenderedMail render(NotificationKind kind, Party receiver, MailModel model);

    /** One mail for several steps that are due for a reminder. */
    RenderedMail remind(RemindersMailModel model);

    /** A separate invitation: a new link for the contact, or one for another customer admin. */
    RenderedMail invite(InvitationMailModel model);

    /** The link that sets a new password. */
    RenderedMail resetPassword(PasswordResetMailModel model);

    /** Both parts of a mail say the same. */
    record RenderedMail(String subject, String html, String text) {}
}
