package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/**
 * What is needed to sign out at the OpenID provider, kept in the session until then.
 *
 * @param endSession the provider's address to sign out
 */
public record OidcSession(String userId, String endSession, String clientId, String idToken) implements Serializable {

    private static final String ATTRIBUTE = OidcSession.class.getName();

    public void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    public static void forget(HttpServletRequest request) {
        request.getSession().removeAttribute(ATTRIBUTE);
    }

    /** Empty if another user signed in with a password in the same session. */
    static Optional<OidcSession> of(HttpServletRequest request, String userId) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof OidcSession kept
                        && kept.userId.equals(userId)
                ? Optional.of(kept)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "OidcSession[userId=%s]".formatted(userId);
    }
}
