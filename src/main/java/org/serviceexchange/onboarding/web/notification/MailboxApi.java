package org.serviceexchange.onboarding.web.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
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
@Tag(name = "Mailbox")
class MailboxApi {

    private final ReadMailbox mailbox;

    MailboxApi(ReadMailbox mailbox) {
        this.mailbox = mailbox;
    }

    record MailResponse(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long id,
            @NotNull String messageId,
            @NotNull String from,
            @NotNull @Schema(description = "Addresses, separated by commas.") String to,
            @NotNull String subject,
            @NotNull @Schema(description = "The HTML part.") String html,
            @NotNull @Schema(description = "The text part.") String text,
            @NotNull Instant at) {

        static MailResponse of(Mail mail) {
            return new MailResponse(
                    mail.id(),
                    mail.messageId(),
                    mail.from(),
                    mail.to(),
                    mail.subject(),
                    mail.html(),
                    mail.text(),
                    mail.at());
        }
    }

    @GetMapping
    @Operation(
            summary = "List the newest 200 mails",
            description = "Mails of the local mode, newest first. For provider staff; other users get 404.")
    List<MailResponse> listMails(CurrentUser currentUser) {
        if (!currentUser.isStaff()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "api.noMailbox");
        }
        return mailbox.newest(currentUser).stream().map(MailResponse::of).toList();
    }
}
