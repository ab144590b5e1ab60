package org.serviceexchange.onboarding.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them everywhere. In UTC, because the two parties may be in different time zones. */
public final class UtcTime {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private UtcTime() {}

    /** {@code 27 Nov 2026, 17:00 UTC}. */
    public static String show(Instant at) {
        return FORMAT.format(at);
    }
}
