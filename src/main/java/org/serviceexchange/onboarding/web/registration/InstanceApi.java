package org.serviceexchange.onboarding.web.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.registration.ChangeInstance;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is registered of the customer's instance, changed by programs. */
@RestController
@RequestMapping("/api/onboardings/{number}/instance")
@Tag(name = "Onboardings")
class InstanceApi {

    private final ChangeInstance instances;

    InstanceApi(ChangeInstance instances) {
        this.instances = instances;
    }

    record InstanceRequest(
            @NotNull
                    @Schema(
                            example = "acme.service-now.com",
                            description =
                                    "The host, also if it stays. A name alone stands for `{name}.service-now.com`.")
                    String instanceHost,
            @Schema(
                            allowableValues = {"production", "test", "development"},
                            description = "Left out: it stays.")
                    String environment,
            @NotNull @Schema(description = "1 to 1000 characters. Both parties read it.") String reason) {}

    record InstanceResponse(
            @NotNull String instanceName,
            @NotNull String instanceHost,
            @NotNull @Schema(allowableValues = {"production", "test", "development"}) String environment) {}

    @PostMapping
    @Operation(
            summary = "Change the host or the environment of the customer's instance",
            description = "For provider admins, while the onboarding is open or established. The instance ID stays. The"
                    + " customer is notified by a comment on the case.")
    InstanceResponse changeInstance(
            @PathVariable String number, @RequestBody InstanceRequest change, CurrentUser currentUser) {
        Onboarding onboarding = ApiResponses.of(
                instances.change(number, currentUser, change.instanceHost(), change.environment(), change.reason()));
        InstanceHost host = onboarding.instance().host();
        return new InstanceResponse(
                host.name(), host.value(), onboarding.environment().value());
    }
}
