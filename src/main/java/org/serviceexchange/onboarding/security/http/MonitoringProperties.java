package org.serviceexchange.onboarding.security.http;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How programs watch the application.
 *
 * @param token lets a program read metrics, as {@code Authorization: Bearer}; empty where operations sign in only
 */
@Validated
@ConfigurationProperties("onboarding.monitoring")
record MonitoringProperties(
        @DefaultValue("")
                @Pattern(
                        regexp = "|[\\x21-\\x7e]{32,}",
                        message =
                                "onboarding.monitoring.token must have at least 32 characters of ASCII without blanks,"
                                        + " for example from: openssl rand -hex 32")
                String token) {

    /** Without the token. */
    @Override
    public String toString() {
        return token.isEmpty() ? "no token" : "a token";
    }
}
