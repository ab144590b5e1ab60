package org.serviceexchange.onboarding.domain.notification;

import org.serviceexchange.onboarding.domain.ShortenedText;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/**
 * A receiver for whom the mail server did not take a mail.
 *
 * @param answer what the mail server answered, on one line
 */
public record UnreachedReceiver(EmailAddress address, String answer) {

    /** Of an answer, in characters. */
    private static final int MAX_ANSWER = 200;

    public UnreachedReceiver {
        String line = answer.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        answer = ShortenedText.of(line, MAX_ANSWER);
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(address, answer);
    }
}
