package org.serviceexchange.onboarding.security.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.serviceexchange.onboarding.security.signin.RequestedPage;
import org.serviceexchange.onboarding.security.signin.SignInSuccessHandler;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.util.WebUtils;

/**
 * Keeps authorization requests in the session until the OpenID provider responds, each with the page that its window shall
 * show. A person may have several windows at the provider at once, or click twice. Only the callback of the same provider
 * accepts the response. Otherwise the customers' provider could get a code of the staff's provider ("mix-up attack").
 */
class OidcAuthorizationRequestRepository implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** For each session; a further one drops the oldest. */
    private static final int MOST = 10;

    private static final String ATTRIBUTE = OidcAuthorizationRequestRepository.class.getName();

    private record OpenRequest(OAuth2AuthorizationRequest asked, String page) implements Serializable {}

    @Override
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return ifAskedHere(withOpen(request, open -> open.get(state(request))), request);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            removeAuthorizationRequest(request, response);
            return;
        }
        request.getSession();
        OpenRequest one = new OpenRequest(asked, RequestedPage.of(request).orElse(null));
        withOpen(request, open -> {
            if (open.size() >= MOST) {
                open.remove(open.keySet().iterator().next());
            }
            return open.put(asked.getState(), one);
        });
    }

    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OpenRequest removed = withOpen(request, open -> open.remove(state(request)));
        if (removed != null && removed.page() != null) {
            SignInSuccessHandler.leadTo(removed.page(), request);
        }
        return ifAskedHere(removed, request);
    }

    /** One at a time for each session. The attribute is set again, because a store of sessions may look at nothing else. */
    private static OpenRequest withOpen(
            HttpServletRequest request, Function<Map<String, OpenRequest>, OpenRequest> use) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return null;
        }
        synchronized (WebUtils.getSessionMutex(session)) {
            @SuppressWarnings("unchecked")
            Map<String, OpenRequest> kept = (Map<String, OpenRequest>) session.getAttribute(ATTRIBUTE);
            LinkedHashMap<String, OpenRequest> open = kept == null ? new LinkedHashMap<>() : new LinkedHashMap<>(kept);
            OpenRequest found = use.apply(open);
            session.setAttribute(ATTRIBUTE, open);
            return found;
        }
    }

    private static String state(HttpServletRequest request) {
        return request.getParameter(OAuth2ParameterNames.STATE);
    }

    private static OAuth2AuthorizationRequest ifAskedHere(OpenRequest open, HttpServletRequest request) {
        return open != null
                        && request.getServletPath()
                                .equals(OidcClients.CALLBACK
                                        + open.asked().getAttribute(OAuth2ParameterNames.REGISTRATION_ID))
                ? open.asked()
                : null;
    }
}
