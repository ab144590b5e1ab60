package org.serviceexchange.onboarding.process.engine;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.serviceexchange.onboarding.application.activation.ActivationTimeout;
import org.serviceexchange.onboarding.application.approval.ApprovalPolicy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How onboardings are decided and waited for.
 *
 * @param approvalBySomeoneElse whether who registered a customer may not be the one who approves it
 * @param activationPatience    how long an instance that says nothing about its activation is waited for
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
