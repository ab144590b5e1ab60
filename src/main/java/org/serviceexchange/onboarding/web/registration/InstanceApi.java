package org.serviceexchange.onboarding.web.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.registration.ChangeInstance;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The host of the customer's instance, changed by programs. */
@RestController
@RequestMapping("/api/onboardings/{number}/instance")
@Tag(name = "Onboardings")
class InstanceApi {

    private final ChangeInstance instances;

    InstanceApi(ChangeInstance instances) {
        this.instances = instances;
    }

    record RenameRequest(
            @NotNull
                    @Schema(
                            example = "acme.service-now.com",
                            description = "The new host. A name alone stands for `{name}.service-now.com`.")
                    String instanceHost,
            @NotNull @Schema(description = "1 to 1000 characters. Both parties read it.") String reason) {}

    record RenameResponse(@NotNull String instanceName, @NotNull String instanceHost) {}

    @PostMapping
    @Operation(
            summary = "Enter the new host of a renamed instance",
            description = "For provider admins, while the onboarding is open or established. The instance ID stays. The"
                    + " customer is notified by a comment on the case.")
    RenameResponse renameInstance(
            @PathVariable String number, @RequestBody RenameRequest rename, CurrentUser currentUser) {
        InstanceHost host =
                ApiResponses.of(instances.change(number, currentUser, rename.instanceHost(), rename.reason()));
        return new RenameResponse(host.name(), host.value());
    }
}
