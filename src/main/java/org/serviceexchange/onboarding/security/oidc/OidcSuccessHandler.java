package org.serviceexchange.onboarding.security.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.serviceexchange.onboarding.security.signin.EngineAuthenticationProvider;
import org.serviceexchange.onboarding.security.signin.OidcSession;
import org.serviceexchange.onboarding.security.signin.SignInSuccessHandler;
import org.serviceexchange.onboarding.security.signin.WebAppSecurityContextRepository;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Creates the same session as a sign-in with a password. */
class OidcSuccessHandler implements AuthenticationSuccessHandler {

    private final OidcClients clients;
    private final EngineAuthenticationProvider signIn;
    private final WebAppSecurityContextRepository sessions;
    private final SignInSuccessHandler landing;

    OidcSuccessHandler(
            OidcClients clients,
            EngineAuthenticationProvider signIn,
            WebAppSecurityContextRepository sessions,
            SignInSuccessHandler landing) {
        this.clients = clients;
        this.signIn = signIn;
        this.sessions = sessions;
        this.landing = landing;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AuthenticationToken token = (OAuth2AuthenticationToken) authentication;
        OidcPerson person = (OidcPerson) token.getPrincipal();
        Authentication currentUser = signIn.signedIn(person.getName());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(currentUser);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        keepForSigningOut(request, clients.findByRegistrationId(token.getAuthorizedClientRegistrationId()), person);
        landing.onAuthenticationSuccess(request, response, currentUser);
    }

    private static boolean isAddress(String text) {
        try {
            return URI.create(text).getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static void keepForSigningOut(HttpServletRequest request, ClientRegistration client, OidcPerson person) {
        Object endSession =
                client.getProviderDetails().getConfigurationMetadata().get(OidcClients.END_SESSION);
        if (endSession == null || !isAddress(endSession.toString())) {
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
