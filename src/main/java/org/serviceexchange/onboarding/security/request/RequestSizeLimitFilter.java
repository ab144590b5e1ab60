package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a request body that is longer than any form or query of the application. */
public class RequestSizeLimitFilter extends OncePerRequestFilter {

    /** Bytes. */
    static final long MAX_BODY = 1024 * 1024;

    /** Bytes of what a process designer can deploy at once. */
    static final long MAX_DEPLOYMENT = 10 * MAX_BODY;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = request.getRequestURI().endsWith("/deployment/create") ? MAX_DEPLOYMENT : MAX_BODY;
        long length = request.getContentLengthLong();
        if (length > limit) {
            ResponseOverride.requestTooLong(limit).keepFor(request);
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(length >= 0 ? request : new SizeLimitedRequest(request, limit), response);
        }
    }
}
