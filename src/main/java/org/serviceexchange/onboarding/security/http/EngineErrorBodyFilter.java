package org.serviceexchange.onboarding.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.security.request.JsonTexts;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes error messages of the engine's REST API readable, because Tasklist shows them as HTML. Removes prefixes such as
 * "Cannot submit task form 2f6a…:" and every tag, and adds a sentence where the engine has none.
 */
class EngineErrorBodyFilter extends OncePerRequestFilter {

    private static final Pattern TECHNICAL_PREFIX = Pattern.compile(
            "(\"message\"\\s*:\\s*\")Cannot (?:submit task form|complete task|instantiate process definition) [^ ]+: ");

    private static final Pattern NO_MESSAGE = Pattern.compile("\"message\"\\s*:\\s*(\"\"|null)");
    private static final Pattern ANY_MESSAGE =
            Pattern.compile("\"message\"\\s*:\\s*(null|\"[^\"\\\\]*+(\\\\.[^\"\\\\]*+)*+\")");

    private static final Sentence NO_FORM = Sentence.of("refusal.form", "{'variables': {'name': {'value': 'text'}}}");
    private static final Sentence FAILED = Sentence.of("refusal.failed");

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
        if (cached.getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR && isEmpty(request)) {
            // the engine fails if the body is missing
            cached.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            cached.resetBuffer();
        }
        if (cached.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            String body = new String(cached.getContentAsByteArray(), StandardCharsets.UTF_8);
            cached.resetBuffer();
            cached.setContentType("application/json;charset=UTF-8");
            cached.getOutputStream()
                    .write(sentence(cached.getStatus(), body, request.getLocale())
                            .getBytes(StandardCharsets.UTF_8));
        }
        cached.copyBodyToResponse();
    }

    private static boolean isEmpty(HttpServletRequest request) {
        return request.getContentLengthLong() == 0
                || request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null;
    }

    private static String sentence(int status, String body, Locale reader) {
        boolean failed = status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        String ours = "\"message\":\"%s\"".formatted(JsonTexts.quoted((failed ? FAILED : NO_FORM).in(reader)));
        if (!body.startsWith("{")) {
            // a message of the JSON parser, or none
            return "{\"type\":\"InvalidRequestException\",%s,\"code\":null}".formatted(ours);
        }
        String alone = (failed
                        ? ANY_MESSAGE.matcher(body)
                        : NO_MESSAGE.matcher(TECHNICAL_PREFIX.matcher(body).replaceFirst("$1")))
                .replaceFirst(Matcher.quoteReplacement(ours));
        // neither character has a meaning in JSON
        return alone.replace('<', '‹').replace('>', '›');
    }
}
