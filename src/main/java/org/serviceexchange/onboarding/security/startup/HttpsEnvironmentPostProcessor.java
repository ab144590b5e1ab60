package org.serviceexchange.onboarding.security.startup;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * With an https base URL, restricts cookies to https and tells browsers to use https only. The operator sets one address
 * in place of four properties.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
class HttpsEnvironmentPostProcessor implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (BaseUrl.isHttps(environment)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "https",
                            Map.of(
                                    "server.servlet.session.cookie.secure",
                                    "true",
                                    "camunda.bpm.webapp.session-cookie.enable-secure-cookie",
                                    "true",
                                    "camunda.bpm.webapp.csrf.enable-secure-cookie",
                                    "true",
                                    "camunda.bpm.webapp.header-security.hsts-disabled",
                                    "false")));
        }
    }
}
