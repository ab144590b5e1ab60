package org.serviceexchange.onboarding.security.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The same 404 that the engine's APIs send for missing objects. */
final class NotFoundResponse {

    private static final String BODY =
            "{\"type\":\"NotFoundException\",\"message\":\"HTTP 404 Not Found\",\"code\":null}";

    private NotFoundResponse() {}

    static void answer(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("application/json");
        response.getWriter().write(BODY);
    }
}
