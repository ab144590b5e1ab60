package org.serviceexchange.onboarding.security.startup;

import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The address at which people reach the application. With https, cookies and headers can be stricter. */
@Component
public class BaseUrl {

    private static final String PROPERTY = "onboarding.web.base-url";

    private static final String CONTEXT_PATH = "server.servlet.context-path";

    private final String baseUrl;
    private final String contextPath;
    private final AccessProperties access;

    BaseUrl(Environment environment, AccessProperties access) {
        this.baseUrl = environment.getProperty(PROPERTY);
        this.contextPath = environment.getProperty(CONTEXT_PATH, "").strip().replaceFirst("/$", "");
        this.access = access;
    }

    public boolean isHttps() {
        return isHttps(baseUrl);
    }

    public static boolean isHttps(Environment environment) {
        return isHttps(environment.getProperty(PROPERTY));
    }

    /** @throws UnsafeConfigurationException if passwords would travel in clear without the operator's consent */
    public void mustBeSafe() {
        if (!isHttps() && !access.allowHttp()) {
            throw new UnsafeConfigurationException(
                    "People would send their passwords over plain http: %s is %s."
                            .formatted(PROPERTY, baseUrl == null ? "not set" : "'" + baseUrl + "'"),
                    "Set " + PROPERTY + " (ONBOARDING_WEB_BASEURL) to the https address that people use. Where a proxy"
                            + " answers at it, also set server.forward-headers-strategy=native, so that its headers are"
                            + " trusted. If only you can reach the application and you want plain http, set"
                            + " onboarding.access.allow-http=true.");
        }
    }

    /**
     * Checks that links in mails and links on pages lead to the same place.
     *
     * @throws UnsafeConfigurationException if the base URL has another path than the application
     */
    public void mustFitContextPath() {
        String path = baseUrl == null ? "" : baseUrl.replaceFirst("^[^:/]*://[^/]*", "");
        if (!path.equals(contextPath)) {
            throw new UnsafeConfigurationException(
                    "Links would lead nowhere: the path of %s is '%s', but the application answers at %s='%s'."
                            .formatted(PROPERTY, path, CONTEXT_PATH, contextPath),
                    "Set " + PROPERTY + " (ONBOARDING_WEB_BASEURL) and " + CONTEXT_PATH
                            + " (SERVER_SERVLET_CONTEXTPATH) to the same path. A proxy in front of the application must"
                            + " pass this path on.");
        }
    }

    private static boolean isHttps(String baseUrl) {
        return baseUrl != null && baseUrl.toLowerCase(Locale.ROOT).startsWith("https://");
    }
}
