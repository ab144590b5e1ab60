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
 * Adds the highest allowed limit to calls of the engine's REST API without one. The engine rejects queries without a limit,
 * but Cockpit makes such queries.
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
