package org.serviceexchange.onboarding.instances;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a customer's instance is checked for.
 *
 * @param applicationScope the scope of the application Service Exchange, as it is in the table {@code sys_store_app}
 */
@Validated
@ConfigurationProperties("onboarding.servicenow.checks")
record CheckProperties(
        @NotNull @DefaultValue("sn_nowebonding") @Pattern(regexp = "[a-z0-9_]+") String applicationScope) {}
