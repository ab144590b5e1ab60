package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.http.HttpServletRequest;

/** The request that this thread answers. The engine does not pass it on to what checks a password. */
public final class CurrentRequest {

    private static final ThreadLocal<HttpServletRequest> CURRENT = new ThreadLocal<>();

    private CurrentRequest() {}

    /** Null outside a request. */
    public static HttpServletRequest get() {
        return CURRENT.get();
    }

    static void set(HttpServletRequest request) {
        CURRENT.set(request);
    }

    static void clear() {
        CURRENT.remove();
    }
}
