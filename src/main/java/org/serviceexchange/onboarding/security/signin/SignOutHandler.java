package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
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

    // characters; many proxies accept 4 KB for all headers of a response together
    private static final int MAX_ADDRESS = 2500;

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

    /** Without the ID token where it is too long for a header or an address. The OpenID provider may then ask the person. */
    private static String endSession(OidcSession session, HttpServletRequest request) {
        String withToken = endSession(session, Optional.of(session.idToken()), request);
        return withToken.length() <= MAX_ADDRESS ? withToken : endSession(session, Optional.empty(), request);
    }

    private static String endSession(OidcSession session, Optional<String> idToken, HttpServletRequest request) {
        String here = UriComponentsBuilder.fromUriString(UrlUtils.buildFullRequestUrl(request))
                .replacePath(request.getContextPath())
                .replaceQuery(null)
                .build()
                .toUriString();
        return UriComponentsBuilder.fromUriString(session.endSession())
                .queryParam("client_id", "{client}")
                .queryParam("post_logout_redirect_uri", "{here}")
                .queryParamIfPresent("id_token_hint", idToken)
                .encode()
                .buildAndExpand(session.clientId(), here + DONE)
                .toUriString();
    }
}
