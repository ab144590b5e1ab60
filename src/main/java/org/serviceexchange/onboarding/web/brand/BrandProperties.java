package org.serviceexchange.onboarding.web.brand;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * The operator's name and logo, above our pages and Camunda's web apps.
 *
 * @param name at most 60 characters
 * @param logo a square picture, SVG or PNG, by its location, such as {@code file:/etc/onboarding/logo.svg}
 */
@Validated
@ConfigurationProperties("onboarding.brand")
record BrandProperties(
        @NotBlank @Size(max = 60) @DefaultValue("Service Exchange Onboarding") String name,
        @DefaultValue("classpath:/static/css/mark.svg") Resource logo) {}
