package org.serviceexchange.onboarding.domain.notification;

import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/**
 * A receiver for whom the mail server did not take a mail.
 *
 * @param answer what the mail server answered, on one line
 */
public record Unreached(EmailAddress address, String answer) {

    /** Of an answer, in characters. */
    private static final int MAX_ANSWER = 200;

    public Unreached {
        String line = answer.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        answer = line.length() > MAX_ANSWER ? line.substring(0, MAX_ANSWER) + "…" : line;
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(address, answer);
    }
}
