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
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session lasts no longer than the password that it was begun with: who sets a new one, because somebody else may know
 * the old one, is rid of that person everywhere, on every node.
 */
public class PasswordChangeSessionFilter extends OncePerRequestFilter {

    private static final String BEGUN_WITH = PasswordChangeSessionFilter.class.getName();

    private final ProcessEngine engine;

    public PasswordChangeSessionFilter(ProcessEngine engine) {
        this.engine = engine;
    }

    /** What everybody gets, signed in or not. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/css/") || path.startsWith("/camunda/lib/") || path.startsWith("/camunda/app/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && !isAsBegun(session)) {
            session.invalidate();
        }
        chain.doFilter(request, response);
        HttpSession after = request.getSession(false);
        if (after != null) {
            // signed in by this very request, perhaps
            isAsBegun(after);
        }
    }

    private boolean isAsBegun(HttpSession session) {
        Authentication person =
                AuthenticationUtil.getAuthsFromSession(session).getAuthenticationForProcessEngine(engine.getName());
        if (person == null) {
            session.removeAttribute(BEGUN_WITH);
            return true;
        }
        Begun now = new Begun(person.getIdentityId(), salt(person.getIdentityId()));
        if (session.getAttribute(BEGUN_WITH) instanceof Begun begun
                && begun.userId().equals(now.userId())) {
            return Objects.equals(begun.salt(), now.salt());
        }
        session.setAttribute(BEGUN_WITH, now);
        return true;
    }

    /** Every password gets a salt of its own; null where there is none, as with people who sign in elsewhere. */
    private String salt(String userId) {
        User user = engine.getIdentityService().createUserQuery().userId(userId).singleResult();
        return user instanceof UserEntity entity ? entity.getSalt() : null;
    }

    private record Begun(String userId, String salt) implements Serializable {}
}
