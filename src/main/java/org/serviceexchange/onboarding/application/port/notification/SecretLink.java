package org.serviceexchange.onboarding.application.port.notification;

/** The address of a page that shows something to everyone who has the address. It stands in a mail and nowhere else. */
public record SecretLink(String address) {

    /** Never the address: what is printed ends in a log. */
    @Override
    public String toString() {
        return "SecretLink[…]";
    }
}
