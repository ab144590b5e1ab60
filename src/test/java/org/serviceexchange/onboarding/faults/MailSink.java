package org.serviceexchange.onboarding.faults;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The mail server: which Message-ID arrived when. */
final class MailSink implements AutoCloseable {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    MailSink() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** One time for each receiver, by Message-ID without angle brackets. */
    Map<String, List<Instant>> arrivals() {
        Map<String, List<Instant>> arrivals = new HashMap<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            try {
                arrivals.computeIfAbsent(mail.getMessageID().replaceAll("[<>]", ""), id -> new ArrayList<>())
                        .add(mail.getReceivedDate().toInstant());
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
        return arrivals;
    }

    @Override
    public void close() {
        server.stop();
    }
}
