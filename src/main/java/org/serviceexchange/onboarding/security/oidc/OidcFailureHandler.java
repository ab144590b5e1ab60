package org.serviceexchange.onboarding.security.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.serviceexchange.onboarding.application.account.SignInRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Tells the person on the sign-in page, and the operator in the log, why a sign-in with OpenID Connect failed. */
class OidcFailureHandler implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OidcFailureHandler.class);
    private static final int LONGEST_MESSAGE = 400;

    /** After the OpenID provider's response. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        SignInRefusal reason = SignInRefusal.FAILED;
        if (failure instanceof OidcAccessDeniedException refused) {
            reason = refused.reason();
        } else if (failure instanceof OAuth2AuthenticationException oauth
                && OAuth2ErrorCodes.ACCESS_DENIED.equals(oauth.getError().getErrorCode())) {
            reason = SignInRefusal.CANCELLED;
        }
        showRefusal(request, response, reason, failure);
    }

    /** Before the redirect to the OpenID provider. */
    void beforeRedirect(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure.getCause() instanceof IllegalArgumentException) {
            // there is no such OpenID provider
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            showRefusal(request, response, SignInRefusal.UNREACHABLE, failure);
        }
    }

    private static void showRefusal(
            HttpServletRequest request, HttpServletResponse response, SignInRefusal reason, Exception failure)
            throws IOException {
        LOG.warn("Sign-in with OpenID Connect at {}: {} ({})", path(request), reason.code(), oneLine(failure));
        response.sendRedirect(request.getContextPath() + "/sign-in?refused=" + reason.code());
    }

    private static String path(HttpServletRequest request) {
        return oneLine(request.getServletPath());
    }

    private static String oneLine(Exception failure) {
        return oneLine(String.valueOf(failure.getMessage()));
    }

    // parts of it come from outside and must not look like lines of the log
    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE);
    }
}
