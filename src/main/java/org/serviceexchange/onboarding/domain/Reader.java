package org.serviceexchange.onboarding.domain;

import java.time.ZoneId;
import java.util.Locale;

/**
 * For whom a sentence is written.
 *
 * @param zone in which times are shown
 */
public record Reader(Locale language, ZoneId zone) {

    /** Where no other zone is known. Not an offset, which has no name. */
    public static final ZoneId UTC = ZoneId.of("UTC");
}
