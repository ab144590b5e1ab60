package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.serviceexchange.onboarding.application.port.account.SignInSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Signs in a user without a password, for example with an invitation link. */
@Component
class WebSignInSession implements SignInSession {

    private final WebAppSecurityContextRepository sessions;
    private final EngineAuthenticationProvider signIn;

    WebSignInSession(WebAppSecurityContextRepository sessions, EngineAuthenticationProvider signIn) {
        this.sessions = sessions;
        this.signIn = signIn;
    }

    @Override
    public void as(String userId) {
        ServletRequestAttributes current = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        HttpServletRequest request = current.getRequest();
        // prevents session fixation, and ends the session of another user
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signIn.signedIn(userId));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, current.getResponse());
    }
}
