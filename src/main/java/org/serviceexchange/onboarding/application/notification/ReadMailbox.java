package org.serviceexchange.onboarding.application.notification;

import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the mails that were kept here instead of being sent, to the provider's people alone. */
@Service
@Transactional(readOnly = true)
public class ReadMailbox {

    private static final int SHOWN = 200;

    private final Mailbox mailbox;

    ReadMailbox(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Newest first, the last {@value #SHOWN}; nothing for who isn't of the provider. */
    public List<Mail> newest(CurrentUser currentUser) {
        return currentUser.isStaff() ? mailbox.newest(SHOWN) : List.of();
    }

    public Optional<Mail> find(long id, CurrentUser currentUser) {
        return currentUser.isStaff() ? mailbox.find(id) : Optional.empty();
    }
}
