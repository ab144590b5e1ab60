package org.serviceexchange.onboarding.application.port.notification;

import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** Renders mails from their sources, in the language and the time zone of who reads them. */
public interface MailRenderer {

    RenderedMail render(NotificationKind kind, Party receiver, OnboardingMailModel model, Reader reader);

    /** One mail for several steps that are due for a reminder. */
    RenderedMail remind(RemindersMailModel model, Reader reader);

    /** A weekly digest. */
    RenderedMail digest(DigestMailModel model, Reader reader);

    /** A separate invitation: a new link for the contact, or one for another customer admin. */
    RenderedMail invite(InvitationMailModel model, Reader reader);

    /** The link that sets a new password. */
    RenderedMail resetPassword(PasswordResetMailModel model, Reader reader);

    /** A mail about the request of a customer to be connected. */
    RenderedMail ofCustomerRequest(CustomerRequestMailModel model, Reader reader);

    /** Both parts of a mail say the same. */
    record RenderedMail(String subject, String html, String text) {}
}
