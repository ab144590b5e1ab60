package org.serviceexchange.onboarding.application;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in the words of timeline and case; in UTC as on the pages, as the two parties may live far apart. */
public final class UtcTime {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private UtcTime() {}

    /** {@code 27 Nov 2026, 17:00 UTC}. */
    public static String show(Instant at) {
        return SHOWN.format(at);
    }
}
