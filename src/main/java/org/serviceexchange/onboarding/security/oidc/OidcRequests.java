package org.serviceexchange.onboarding.security.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * Keeps in the session what was asked of an OpenID provider until it answers. Only its own callback takes the answer:
 * else the customers' provider could be handed a code of the staff's ("mix-up").
 */
class OidcRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> session =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    @Override
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return ifAskedHere(session.loadAuthorizationRequest(request), request);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        session.saveAuthorizationRequest(asked, request, response);
    }

    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        return ifAskedHere(session.removeAuthorizationRequest(request, response), request);
    }

    private static OAuth2AuthorizationRequest ifAskedHere(
            OAuth2AuthorizationRequest asked, HttpServletRequest request) {
        return asked != null
                        && request.getServletPath()
                                .equals(OidcClients.CALLBACK + asked.getAttribute(OAuth2ParameterNames.REGISTRATION_ID))
                ? asked
                : null;
    }
}
