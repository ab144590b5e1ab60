package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.serviceexchange.onboarding.security.account.AccountCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions of a user whose password changed since. So a new password also removes an attacker who knew the old one: at
 * once on this node, and within ten seconds on the others.
 */
public class PasswordChangeSessionFilter extends OncePerRequestFilter {

    private static final String STARTED_WITH = PasswordChangeSessionFilter.class.getName();

    private final ProcessEngine engine;
    private final AccountCache accounts;

    public PasswordChangeSessionFilter(ProcessEngine engine, AccountCache accounts) {
        this.engine = engine;
        this.accounts = accounts;
    }

    /** Static files and probes, which are public; a probe of the process must not need the database. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/css/")
                || path.startsWith("/js/")
                || path.startsWith("/brand/")
                || path.startsWith("/camunda/lib/")
                || path.startsWith("/camunda/app/")
                || path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && !isCurrent(session)) {
            session.invalidate();
        }
        chain.doFilter(request, response);
        HttpSession after = request.getSession(false);
        if (after != null) {
            // this request may have signed in
            isCurrent(after);
        }
    }

    private boolean isCurrent(HttpSession session) {
        Authentication person =
                AuthenticationUtil.getAuthsFromSession(session).getAuthenticationForProcessEngine(engine.getName());
        if (person == null) {
            session.removeAttribute(STARTED_WITH);
            return true;
        }
        Start now = new Start(person.getIdentityId(), salt(person.getIdentityId()));
        if (session.getAttribute(STARTED_WITH) instanceof Start start
                && start.userId().equals(now.userId())) {
            return Objects.equals(start.salt(), now.salt());
        }
        session.setAttribute(STARTED_WITH, now);
        return true;
    }

    private String salt(String userId) {
        return accounts.find(userId).map(AccountCache.Account::salt).orElse(null);
    }

    private record Start(String userId, String salt) implements Serializable {}
}
