package org.serviceexchange.onboarding.security.http;

import static org.serviceexchange.onboarding.domain.customer.Groups.OPERATIONS;
import static org.serviceexchange.onboarding.domain.customer.Groups.PROCESS_DESIGNER;
import static org.serviceexchange.onboarding.domain.customer.Groups.PROVIDER_ADMIN;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.security.account.Accounts;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine's REST API is for those whose programs need it: who registers customers, keeps the engine running, or
 * deploys from Modeler. To everybody else who signs in there is nothing.
 */
class EngineRestAccessFilter extends OncePerRequestFilter {

    private static final Set<String> GROUPS =
            Set.of(Accounts.ADMINISTRATORS, PROVIDER_ADMIN, OPERATIONS, PROCESS_DESIGNER);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person != null
                && person.getPrincipal() instanceof CurrentUser currentUser
                && !Collections.disjoint(currentUser.groups(), GROUPS)) {
            chain.doFilter(request, response);
        } else {
            NotFoundResponse.answer(response);
        }
    }
}
