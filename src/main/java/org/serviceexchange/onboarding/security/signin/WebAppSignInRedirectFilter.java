package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/** Redirects users who are not signed in from a web app to our sign-in page, and back afterwards. */
public class WebAppSignInRedirectFilter extends OncePerRequestFilter {

    private final Supplier<? extends SecurityContextRepository> sessions;
    private final RequestCache cameFor = new HttpSessionRequestCache();

    /** @param sessions resolved at requests only, because filters are created before the engine */
    public WebAppSignInRedirectFilter(Supplier<? extends SecurityContextRepository> sessions) {
        this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return !"GET".equals(request.getMethod())
                || accepted == null
                || !accepted.contains(MediaType.TEXT_HTML_VALUE)
                || sessions.get().containsContext(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        cameFor.saveRequest(request, response);
        response.sendRedirect(request.getContextPath() + "/sign-in");
    }
}
