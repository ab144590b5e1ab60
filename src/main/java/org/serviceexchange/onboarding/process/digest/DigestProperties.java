package org.serviceexchange.onboarding.process.digest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When the weekly digests go out.
 *
 * @param at in the time zone of the provider's working days, such as {@code 08:00}
 */
@Validated
@ConfigurationProperties("onboarding.digests")
record DigestProperties(
        @DefaultValue("false") boolean enabled,
        @NotNull @DefaultValue("monday") DayOfWeek day,
        @NotNull
                @Pattern(
                        regexp = "([01]\\d|2[0-3]):[0-5]\\d",
                        message = "onboarding.digests.at: must be a time like 08:00")
                @DefaultValue("08:00")
                String at) {}
