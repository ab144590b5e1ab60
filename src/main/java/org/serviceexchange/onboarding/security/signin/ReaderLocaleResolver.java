package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleContextResolver;

/** Keeps the time zone of {@link ReaderFilter} for controllers. The language is the request's. */
@Component("localeResolver")
class ReaderLocaleResolver implements LocaleContextResolver {

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        return LocaleContextHolder.getLocaleContext() instanceof TimeZoneAwareLocaleContext reader
                ? reader
                : new SimpleLocaleContext(request.getLocale());
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return request.getLocale();
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException("A person chooses a language on the page of the settings");
    }

    @Override
    public void setLocaleContext(HttpServletRequest request, HttpServletResponse response, LocaleContext context) {
        throw new UnsupportedOperationException("A person chooses a language on the page of the settings");
    }
}
