package org.serviceexchange.onboarding.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The engine's REST API puts "Cannot submit task form 2f6a…:" before the sentence that tells a person what to correct.
 * Tasklist shows all of it; here what is made for machines is taken away.
 */
class SentencesAlone extends OncePerRequestFilter {

    private static final Pattern FOR_MACHINES = Pattern.compile(
            "(\"message\"\\s*:\\s*\")Cannot (?:submit task form|complete task|instantiate process definition) [^ ]+: ");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !"POST".equals(request.getMethod()) || !(path.endsWith("/submit-form") || path.endsWith("/complete"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper cached = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, cached);
        if (cached.getStatus() == HttpServletResponse.SC_BAD_REQUEST) {
            String body = new String(cached.getContentAsByteArray(), StandardCharsets.UTF_8);
            cached.resetBuffer();
            cached.getOutputStream()
                    .write(FOR_MACHINES.matcher(body).replaceFirst("$1").getBytes(StandardCharsets.UTF_8));
        }
        cached.copyBodyToResponse();
    }
}
