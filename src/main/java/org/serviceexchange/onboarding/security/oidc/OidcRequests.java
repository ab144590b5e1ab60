package org.serviceexchange.onboarding.security.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * Keeps the authorization request in the session until the OpenID provider responds. Only the callback of the same provider
 * accepts the response. Otherwise the customers' provider could get a code of the staff's provider ("mix-up attack").
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
