package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Also signs out at the OpenID provider if the user signed in there. */
@Component
public class SignOutHandler implements LogoutHandler, LogoutSuccessHandler {

    private static final String LEFT = OidcSession.class.getName() + ".left";
    private static final String DONE = "/sign-in?signed-out";

    /** Keeps what is needed after the end of the session. */
    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, Authentication person) {
        if (person != null && person.getPrincipal() instanceof CurrentUser currentUser) {
            OidcSession.of(request, currentUser.userId()).ifPresent(session -> request.setAttribute(LEFT, session));
        }
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException, ServletException {
        if (request.getAttribute(LEFT) instanceof OidcSession session) {
            // no redirect, because the Content Security Policy forbids forms that lead to other sites
            response.setHeader("Refresh", "0; url=" + endSession(session, request));
            request.getRequestDispatcher("/signed-out").forward(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + DONE);
        }
    }

    private static String endSession(OidcSession session, HttpServletRequest request) {
        String here = UriComponentsBuilder.fromUriString(UrlUtils.buildFullRequestUrl(request))
                .replacePath(request.getContextPath())
                .replaceQuery(null)
                .build()
                .toUriString();
        return UriComponentsBuilder.fromUriString(session.endSession())
                .queryParam("client_id", "{client}")
                .queryParam("id_token_hint", "{token}")
                .queryParam("post_logout_redirect_uri", "{here}")
                .encode()
                .buildAndExpand(session.clientId(), session.idToken(), here + DONE)
                .toUriString();
    }
}
