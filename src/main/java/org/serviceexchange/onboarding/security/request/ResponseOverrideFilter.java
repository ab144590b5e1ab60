package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes a {@link ResponseOverride} the response to a request: without it the engine's servlets would answer 401 after too
 * many wrong passwords, and 500 to a request that is too long.
 */
public class ResponseOverrideFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        OverridableResponse overridable = new OverridableResponse(request, response);
        CurrentRequest.set(request);
        try {
            chain.doFilter(request, overridable);
            // Spring MVC takes a broken connection to the database for a client that has gone, and answers nothing
            overridable.override();
        } catch (IOException | ServletException | RuntimeException failure) {
            if (!overridable.override()) {
                throw failure;
            }
        } finally {
            CurrentRequest.clear();
        }
    }
}
