package org.serviceexchange.onboarding.application.port.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The mails that were kept here instead of being sent. */
public interface Mailbox {

    /** Keeps the mail; a copy with a Message-ID that is here already is dropped, as mail programs do. */
    void keep(Mail mail);

    /** Newest first; at most {@code limit}. */
    List<Mail> newest(int limit);

    Optional<Mail> find(long id);

    /** @param id null until it is kept */
    record Mail(
            Long id, String messageId, String from, String to, String subject, String html, String text, Instant at) {}
}
