package org.serviceexchange.onboarding.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.serviceexchange.onboarding.application.Viewer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine on whose behalf a call of its REST API is made: without that it checks no right at all. */
class EngineOnBehalf extends OncePerRequestFilter {

    private final IdentityService identity;

    EngineOnBehalf(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || !(person.getPrincipal() instanceof Viewer viewer)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            identity.setAuthentication(viewer.userId(), List.copyOf(viewer.groups()));
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
