package org.serviceexchange.onboarding.casesystem;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the customer service cases live.
 *
 * @param createCustomers whether accounts and contacts that the provider's instance does not have are created there
 */
@Validated
@ConfigurationProperties("onboarding.casesystem")
record CaseSystemProperties(
        @NotNull @DefaultValue("embedded") Mode mode, @DefaultValue("false") boolean createCustomers) {

    enum Mode {
        /** In the application's database; no ServiceNow instance is connected. */
        EMBEDDED,
        /** In the provider's ServiceNow instance ({@code onboarding.servicenow.provider}). */
        SERVICENOW
    }
}
