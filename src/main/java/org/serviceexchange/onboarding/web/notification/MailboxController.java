package org.serviceexchange.onboarding.web.notification;

import java.nio.charset.StandardCharsets;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.notification.ReadMailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.PageNotFoundException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows the local mailbox to the provider's people; for everybody else there is none. */
@PageController
@RequestMapping("/mailbox")
class MailboxController {

    // a mail brings its own styles; it may open links in a window of their own, and nothing else
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ReadMailbox mailbox;

    MailboxController(ReadMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping
    String list(CurrentUser currentUser, Model model) {
        if (!currentUser.isStaff()) {
            throw new PageNotFoundException();
        }
        model.addAttribute("mails", mailbox.newest(currentUser));
        return "mailbox";
    }

    @GetMapping("/{id:\\d{1,18}}")
    String mail(@PathVariable long id, CurrentUser currentUser, Model model) {
        model.addAttribute("mail", find(id, currentUser));
        return "mailbox-mail";
    }

    /** The HTML part as its receiver would see it, shut into a frame. */
    @GetMapping("/{id:\\d{1,18}}/html")
    ResponseEntity<byte[]> html(@PathVariable long id, CurrentUser currentUser) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", MAIL_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .body(find(id, currentUser).html().getBytes(StandardCharsets.UTF_8));
    }

    private Mail find(long id, CurrentUser currentUser) {
        return mailbox.find(id, currentUser).orElseThrow(PageNotFoundException::new);
    }
}
