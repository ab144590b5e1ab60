package org.serviceexchange.onboarding.security.oidc;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.serviceexchange.onboarding.security.signin.EngineSignIn;
import org.serviceexchange.onboarding.security.signin.OidcSession;
import org.serviceexchange.onboarding.security.signin.WebAppSession;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Makes of a sign-in at an OpenID provider the same session that a password makes. */
class OidcSignedIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private final OidcClients clients;
    private final EngineSignIn signIn;
    private final WebAppSession sessions;

    OidcSignedIn(OidcClients clients, EngineSignIn signIn, WebAppSession sessions) {
        this.clients = clients;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        OAuth2AuthenticationToken token = (OAuth2AuthenticationToken) authentication;
        OidcPerson person = (OidcPerson) token.getPrincipal();
        Authentication viewer = signIn.signedIn(person.getName());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(viewer);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        keepForSigningOut(request, clients.findByRegistrationId(token.getAuthorizedClientRegistrationId()), person);
        super.onAuthenticationSuccess(request, response, viewer);
    }

    private static void keepForSigningOut(HttpServletRequest request, ClientRegistration client, OidcPerson person) {
        Object endSession =
                client.getProviderDetails().getConfigurationMetadata().get(OidcClients.END_SESSION);
        if (endSession == null) {
            OidcSession.forget(request);
        } else {
            new OidcSession(
                            person.getName(),
                            endSession.toString(),
                            client.getClientId(),
                            person.getIdToken().getTokenValue())
                    .keep(request);
        }
    }
}
