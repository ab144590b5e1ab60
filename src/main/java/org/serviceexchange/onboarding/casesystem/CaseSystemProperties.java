package org.serviceexchange.onboarding.casesystem;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Where the customer service cases live. */
@Validated
@ConfigurationProperties("onboarding.casesystem")
record CaseSystemProperties(@NotNull @DefaultValue("embedded") Mode mode) {

    enum Mode {
        /** In the application's database; no ServiceNow instance is connected. */
        EMBEDDED
    }
}
