package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendars;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.security.account.AccountCache;
import org.serviceexchange.onboarding.security.account.AccountCache.Account;
import org.serviceexchange.onboarding.security.request.LocalizedRequest;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives the request of a signed-in person the language and the time zone of that person. Where the person has no language,
 * the browser's stays. It belongs into Spring Security's chains, behind the sign-in.
 */
public class ReaderFilter extends OncePerRequestFilter {

    private final AccountCache accounts;
    private final WorkingCalendars calendars;
    private final WebAppSecurityContextRepository session;

    public ReaderFilter(AccountCache accounts, WorkingCalendars calendars, WebAppSecurityContextRepository session) {
        this.accounts = accounts;
        this.calendars = calendars;
        this.session = session;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = person(request);
        if (signedIn == null || !(signedIn.getPrincipal() instanceof CurrentUser currentUser)) {
            chain.doFilter(request, response);
            return;
        }
        Preference preference =
                accounts.find(currentUser.userId()).map(Account::preference).orElse(Preference.NONE);
        Locale language = preference.locale().orElse(request.getLocale());
        ZoneId zone =
                preference.zone().orElse(calendars.of(partyOf(currentUser)).zone());
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocaleContext(
                new SimpleTimeZoneAwareLocaleContext(language, TimeZone.getTimeZone(zone)));
        try {
            chain.doFilter(new LocalizedRequest(request, language), response);
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    /** The web apps know their own session only. */
    private Authentication person(HttpServletRequest request) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return person != null && person.getPrincipal() instanceof CurrentUser ? person : session.person(request);
    }

    private static Party partyOf(CurrentUser currentUser) {
        return Role.anyCan(currentUser.groups(), Capability.BELONG_TO_PROVIDER) ? Party.PROVIDER : Party.CUSTOMER;
    }
}
