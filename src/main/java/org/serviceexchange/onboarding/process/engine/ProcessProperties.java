package org.serviceexchange.onboarding.process.engine;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.serviceexchange.onboarding.application.activation.ActivationTimeout;
import org.serviceexchange.onboarding.application.approval.ApprovalPolicy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Properties of the onboarding process.
 *
 * @param approvalBySomeoneElse whether the user who registered a customer may not approve it
 * @param activationPatience    how long the customer instance has to report its activation
 */
@Validated
@ConfigurationProperties("onboarding.process")
record ProcessProperties(
        @DefaultValue("false") boolean approvalBySomeoneElse,
        @NotNull @DefaultValue("24h") Duration activationPatience) {

    ApprovalPolicy approval() {
        return new ApprovalPolicy(approvalBySomeoneElse);
    }

    ActivationTimeout activation() {
        return new ActivationTimeout(activationPatience);
    }
}
