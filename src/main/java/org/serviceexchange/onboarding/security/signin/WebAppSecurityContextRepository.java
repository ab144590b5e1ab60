package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.security.account.AccountCache;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Shares the session of the web apps with our pages. Signing in at Tasklist also signs in on our pages, and the other way
 * round. The same applies to signing out.
 */
@Component
public class WebAppSecurityContextRepository implements SecurityContextRepository {

    private final ProcessEngine engine;
    private final AccountCache accounts;
    private final EngineAuthenticationProvider signIn;

    WebAppSecurityContextRepository(ProcessEngine engine, AccountCache accounts, EngineAuthenticationProvider signIn) {
        this.engine = engine;
        this.accounts = accounts;
        this.signIn = signIn;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof CurrentUser currentUser) {
            HttpSession session = request.getSession();
            Authentications authentications = AuthenticationUtil.getAuthsFromSession(session);
            authentications.addOrReplace(AuthenticationUtil.createAuthentication(engine, currentUser.userId()));
            AuthenticationUtil.updateSession(session, authentications);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return context(request).getAuthentication() != null;
    }

    /** The user of the session; null without one. */
    public org.springframework.security.core.Authentication person(HttpServletRequest request) {
        return context(request).getAuthentication();
    }

    private SecurityContext context(HttpServletRequest request) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        // an error page knows no user: the database, which does, may be the cause of the error
        HttpSession session = request.getDispatcherType() == DispatcherType.ERROR ? null : request.getSession(false);
        if (session != null) {
            Authentication person =
                    AuthenticationUtil.getAuthsFromSession(session).getAuthenticationForProcessEngine(engine.getName());
            if (person != null) {
                String userId = person.getIdentityId();
                // checked at every request, so that a deleted user is signed out at once
                accounts.find(userId)
                        .ifPresentOrElse(
                                account -> context.setAuthentication(signIn.signedIn(userId, account.groups())),
                                session::invalidate);
            }
        }
        return context;
    }
}
