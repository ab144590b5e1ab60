package org.serviceexchange.onboarding.application.port;

import org.serviceexchange.onboarding.application.LetterFacts;
import org.serviceexchange.onboarding.domain.NotificationKind;

/** Puts facts into the words of a mail. */
public interface Letters {

    Letter write(NotificationKind kind, LetterFacts facts);

    /** A mail's subject and its two bodies, which say the same. */
    record Letter(String subject, String html, String text) {}
}
