package org.serviceexchange.onboarding.security.startup;

import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people reach the application: whether over https, which decides what cookies and headers may promise. */
@Component
public class PublicAddress {

    private static final String PROPERTY = "onboarding.web.base-url";

    private final String baseUrl;
    private final AccessProperties access;

    PublicAddress(Environment environment, AccessProperties access) {
        this.baseUrl = environment.getProperty(PROPERTY);
        this.access = access;
    }

    public boolean isHttps() {
        return isHttps(baseUrl);
    }

    public static boolean isHttps(Environment environment) {
        return isHttps(environment.getProperty(PROPERTY));
    }

    /** @throws UnsafeConfigurationException when passwords would travel in clear, and nobody said that they may */
    public void mustBeSafe() {
        if (!isHttps() && !access.allowHttp()) {
            throw new UnsafeConfigurationException(
                    "People would send their passwords over plain http: %s is %s."
                            .formatted(PROPERTY, baseUrl == null ? "not set" : "'" + baseUrl + "'"),
                    "Set " + PROPERTY + " (ONBOARDING_WEB_BASEURL) to the https address that people use. Where a proxy"
                            + " answers at it, also set server.forward-headers-strategy=native, so that its headers are"
                            + " believed. If nobody but you reaches the application and plain http is what you want,"
                            + " say so with onboarding.access.allow-http=true.");
        }
    }

    private static boolean isHttps(String baseUrl) {
        return baseUrl != null && baseUrl.toLowerCase(Locale.ROOT).startsWith("https://");
    }
}
