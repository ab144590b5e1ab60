package org.serviceexchange.onboarding.web;

import org.serviceexchange.onboarding.domain.Reader;
import org.springframework.context.i18n.LocaleContextHolder;

/** Who reads the answer to the current request. */
public final class CurrentReader {

    private CurrentReader() {}

    public static Reader get() {
        return new Reader(
                LocaleContextHolder.getLocale(),
                LocaleContextHolder.getTimeZone().toZoneId());
    }
}
