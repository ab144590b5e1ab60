package org.serviceexchange.onboarding.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine's REST API is for those whose programs need it: who registers customers, keeps the engine running, or
 * deploys from Modeler. To everybody else who signs in there is nothing.
 */
class EngineRestAccessFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person != null
                && person.getPrincipal() instanceof CurrentUser currentUser
                && Role.anyCan(currentUser.groups(), Capability.USE_ENGINE_REST)) {
            chain.doFilter(request, response);
        } else {
            NotFoundResponse.answer(response);
        }
    }
}
