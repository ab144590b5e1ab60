package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.serviceexchange.onboarding.application.account.LocalPage;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * The page that a person wanted before the sign-in. A session keeps one such page, but may have several windows. So the links
 * of the sign-in page and each open sign-in keep their own.
 */
public final class RequestedPage {

    private RequestedPage() {}

    /** What the link of the sign-in page says, or else the page that this session asked for last. */
    public static Optional<String> of(HttpServletRequest request) {
        return LocalPage.parse(request.getParameter(LocalPage.PARAMETER)).or(() -> saved(request));
    }

    public static String addTo(String address, String page) {
        return address + "?" + LocalPage.PARAMETER + "=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    private static Optional<String> saved(HttpServletRequest request) {
        SavedRequest saved = new HttpSessionRequestCache().getRequest(request, null);
        return saved instanceof DefaultSavedRequest page
                ? LocalPage.parse(withoutContext(page.getRequestURI(), request) + query(page))
                : Optional.empty();
    }

    private static String withoutContext(String path, HttpServletRequest request) {
        return path.startsWith(request.getContextPath())
                ? path.substring(request.getContextPath().length())
                : path;
    }

    private static String query(DefaultSavedRequest page) {
        return page.getQueryString() == null ? "" : "?" + page.getQueryString();
    }
}
