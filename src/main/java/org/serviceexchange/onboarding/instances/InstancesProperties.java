package org.serviceexchange.onboarding.instances;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Where the subscriptions and replication sets of both parties live. */
@Validated
@ConfigurationProperties("onboarding.instances")
record InstancesProperties(@NotNull @DefaultValue("embedded") Mode mode) {

    enum Mode {
        /** In the application's database; no ServiceNow instance is connected. */
        EMBEDDED,
        /**
         * In the ServiceNow instances of the provider ({@code onboarding.servicenow.provider}) and of those customers who give
         * access to theirs. People act there, and the application sees it.
         */
        SERVICENOW
    }
}
