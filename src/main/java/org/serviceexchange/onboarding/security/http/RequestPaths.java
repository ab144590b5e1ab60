package org.serviceexchange.onboarding.security.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The path of a request, whichever servlet serves it. */
final class RequestPaths {

    private RequestPaths() {}

    /** Decoded. */
    static String of(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    static RequestMatcher anyOf(String... paths) {
        Set<String> all = Set.of(paths);
        return request -> all.contains(of(request));
    }

    /**
     * Everything under a path. Spring's own matchers leave out the path of the servlet: to them a call of
     * {@code /engine-rest/task} is one of {@code /task}, and another chain would take it.
     */
    static RequestMatcher under(String path) {
        return request -> {
            String requested = of(request);
            return requested.equals(path) || requested.startsWith(path + "/");
        };
    }
}
