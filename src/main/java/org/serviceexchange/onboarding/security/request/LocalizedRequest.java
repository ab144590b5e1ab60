package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

/** A request in one language, whatever the browser asks for. */
public final class LocalizedRequest extends HttpServletRequestWrapper {

    private final Locale language;

    public LocalizedRequest(HttpServletRequest request, Locale language) {
        super(request);
        this.language = language;
    }

    @Override
    public Locale getLocale() {
        return language;
    }

    @Override
    public Enumeration<Locale> getLocales() {
        return Collections.enumeration(List.of(language));
    }
}
