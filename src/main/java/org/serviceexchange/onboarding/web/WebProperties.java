package org.serviceexchange.onboarding.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people find the application.
 *
 * @param baseUrl what stands before every path of ours in mails and work notes, without a slash at its end
 */
@Validated
@ConfigurationProperties("onboarding.web")
record WebProperties(
        @NotNull
                @Pattern(
                        regexp = "https?://[A-Za-z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~-]+)*",
                        message =
                                "must be an address like https://onboarding.company.example, without a slash at its end")
                @DefaultValue("http://localhost:8080")
                String baseUrl) {}
