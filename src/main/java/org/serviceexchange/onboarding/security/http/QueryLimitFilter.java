package org.serviceexchange.onboarding.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.serviceexchange.onboarding.security.engine.EngineSecurityPlugin;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine refuses a query that could answer any number of rows. Cockpit makes such queries itself, so a call of the
 * engine's REST API that names no limit gets the highest one there is.
 */
class QueryLimitFilter extends OncePerRequestFilter {

    private static final String LIMIT = "maxResults";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        if (query != null && query.contains(LIMIT + "=")) {
            chain.doFilter(request, response);
            return;
        }
        String bounded = "%s=%d".formatted(LIMIT, EngineSecurityPlugin.MAX_ROWS);
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getQueryString() {
                        return query == null ? bounded : query + "&" + bounded;
                    }
                },
                response);
    }
}
