package org.serviceexchange.onboarding.application.port.notification;

import java.time.Instant;

/**
 * The address of a page on which one person may set a password, once. It stands in the mail to that person and in the
 * answer to a provider's admin who hands it over, and nowhere else.
 */
public record OneTimeLink(String address, Instant expires) {

    /** Never the address: what is printed ends in a log. */
    @Override
    public String toString() {
        return "OneTimeLink[expires=%s]".formatted(expires);
    }
}
