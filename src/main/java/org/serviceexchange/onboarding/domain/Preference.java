package org.serviceexchange.onboarding.domain;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * How a person reads. What is not chosen follows from where the person reads: a page from the browser, a mail from the
 * registration of the customer.
 *
 * @param language of ISO 639; null if none is chosen
 * @param timeZone null if none is chosen
 */
public record Preference(String language, String timeZone) {

    public static final Preference NONE = new Preference(null, null);

    /** Empty also if the application no longer has the language. */
    public Optional<Locale> locale() {
        return Optional.ofNullable(language).flatMap(Languages::parse);
    }

    public Optional<ZoneId> zone() {
        return Optional.ofNullable(timeZone).flatMap(Preference::zone);
    }

    /** A region such as {@code Europe/Berlin}: an offset would be wrong in half of the year. */
    public static Optional<ZoneId> zone(String entered) {
        try {
            return Optional.of(ZoneId.of(entered))
                    .filter(zone -> ZoneId.getAvailableZoneIds().contains(zone.getId()));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** What is chosen here, and otherwise there. */
    public Preference or(Preference other) {
        return new Preference(
                language == null ? other.language : language, timeZone == null ? other.timeZone : timeZone);
    }
}
