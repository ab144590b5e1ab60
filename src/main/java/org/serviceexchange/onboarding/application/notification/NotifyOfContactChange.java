package org.serviceexchange.onboarding.application.notification;

import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfContactChange;
import org.serviceexchange.onboarding.application.port.account.ContactChanges;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.springframework.stereotype.Service;

/** Notifies the new and the former contact of an onboarding by mail; each once for each change. */
@Service
public class NotifyOfContactChange {

    private final ContactChanges changes;
    private final SendNotification sendNotification;

    NotifyOfContactChange(ContactChanges changes, SendNotification sendNotification) {
        this.changes = changes;
        this.sendNotification = sendNotification;
    }

    public void newContact(long changeId) {
        sendNotification.send(new OfContactChange(changes.get(changeId), NotificationKind.CONTACT_CHANGED));
    }

    public void formerContact(long changeId) {
        sendNotification.send(new OfContactChange(changes.get(changeId), NotificationKind.CONTACT_REPLACED));
    }
}
