package org.serviceexchange.onboarding.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;

/** What pages have in common whose address is a secret. */
public final class SecretPageHeaders {

    private SecretPageHeaders() {}

    /** No cache and no search engine keeps the page, and no other site learns its address from a link that is followed on it. */
    public static void keepFromOthers(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
    }

    /** One page for wrong, used, too old and taken back: who guesses, learns nothing. */
    public static String unusable(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "link-unusable";
    }
}
