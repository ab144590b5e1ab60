package org.serviceexchange.onboarding.web.notification;

import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.notification.ReadMailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The local mailbox for programs; for everybody but the provider's people there is none. */
@RestController
@RequestMapping("/api/mailbox")
class MailboxApi {

    private final ReadMailbox mailbox;

    MailboxApi(ReadMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping
    List<Mail> newest(CurrentUser currentUser) {
        if (!currentUser.isStaff()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "api.noMailbox");
        }
        return mailbox.newest(currentUser);
    }
}
