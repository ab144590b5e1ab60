package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.TimeZone;
import org.serviceexchange.onboarding.domain.Languages;
import org.serviceexchange.onboarding.domain.Reader;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives a request the first language of its {@code Accept-Language} that there are messages of. Bundles are kept by language
 * forever, so a client must not be able to invent one.
 */
public class LanguageFilter extends OncePerRequestFilter {

    public LanguageFilter() {
        // a job has no reader; what it writes must not depend on the server's own language and time zone
        LocaleContextHolder.setDefaultLocale(Languages.BASE);
        LocaleContextHolder.setDefaultTimeZone(TimeZone.getTimeZone(Reader.UTC));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new LocalizedRequest(request, language(request)), response);
    }

    /** The error page has a language, too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** The first language of its {@code Accept-Language} that there are messages of. */
    public Locale language(HttpServletRequest request) {
        // without the header a servlet container returns the server's own language
        return request.getHeader("Accept-Language") == null
                ? Languages.BASE
                : Collections.list(request.getLocales()).stream()
                        .flatMap(accepted -> Languages.parse(accepted.getLanguage()).stream())
                        .findFirst()
                        .orElse(Languages.BASE);
    }
}
