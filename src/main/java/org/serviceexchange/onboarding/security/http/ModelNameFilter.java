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
import org.serviceexchange.onboarding.domain.Languages;
import org.serviceexchange.onboarding.domain.ModelName;
import org.serviceexchange.onboarding.security.request.JsonTexts;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Shows the names of tasks and processes in Tasklist in the reader's language. The engine sorts and searches by those in the models. */
class ModelNameFilter extends OncePerRequestFilter {

    private static final String LISTS =
            "/camunda/api/engine/engine/[^/]+/((task|process-definition)(/[^/]+)?|filter/[^/]+/(list|singleResult))";

    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"\\\\]+)\"");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getLocale().equals(Languages.BASE)
                || !RequestPaths.of(request).matches(LISTS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        String body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        byte[] translated = in(request.getLocale(), body).getBytes(StandardCharsets.UTF_8);
        answer.resetBuffer();
        answer.getOutputStream().write(translated);
        answer.copyBodyToResponse();
    }

    static String in(Locale language, String tasks) {
        return NAME.matcher(tasks)
                .replaceAll(name -> Matcher.quoteReplacement(
                        "\"name\":\"%s\"".formatted(JsonTexts.quoted(new ModelName(name.group(1)).in(language)))));
    }
}
