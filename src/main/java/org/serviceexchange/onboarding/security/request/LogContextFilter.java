package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the number of the onboarding that a request names in its path into each log line of the request. The engine does the
 * same for jobs, delegates and listeners, under the same name (application.yaml).
 */
public class LogContextFilter extends OncePerRequestFilter {

    private static final String ONBOARDING = "onboarding";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> number = Stream.of(request.getRequestURI().split("/"))
                // nothing else of a path gets into the log
                .filter(OnboardingNumber::isOne)
                .findFirst();
        number.ifPresent(value -> MDC.put(ONBOARDING, value));
        try {
            chain.doFilter(request, response);
        } finally {
            number.ifPresent(value -> MDC.remove(ONBOARDING));
        }
    }
}
