package org.serviceexchange.onboarding.application.port.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The mails that the application keeps instead of sending them. */
public interface Mailbox {

    /** Keeps the mail. A copy with a known Message-ID is ignored, as in mail programs. */
    void keep(Mail mail);

    /** Newest first; at most {@code limit}. */
    List<Mail> newest(int limit);

    Optional<Mail> find(long id);

    /** @param id null until the mail is kept */
    record Mail(
            Long id, String messageId, String from, String to, String subject, String html, String text, Instant at) {}
}
