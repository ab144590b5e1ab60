package org.serviceexchange.onboarding.instances;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The provider's own record.
 *
 * @param name         letters, digits and dashes, as ServiceNow wants a provider record named
 * @param instanceName what stands between {@code https://} and {@code .service-now.com}
 * @param instanceId   the instance's property {@code instance_id}
 */
@Validated
@ConfigurationProperties("onboarding.provider")
record ProviderProperties(
        @NotBlank @Pattern(regexp = "[A-Za-z0-9-]+", message = "may have letters, digits and dashes only") String name,
        @NotBlank
                @Pattern(
                        regexp = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                        message = "must be what stands between https:// and .service-now.com, in small letters")
                String instanceName,
        @NotBlank
                @Pattern(
                        regexp = "[0-9a-f]{32}",
                        message = "must be 32 digits 0-9, a-f: the instance's property instance_id")
                String instanceId) {}
