package org.serviceexchange.onboarding.web.integration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.integration.RequestIntegrationChange;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.serviceexchange.onboarding.web.onboarding.OnboardingResponse.IntegrationRequestResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pausing, resuming and ending an established integration, for programs. All of it is answered before it is carried out. */
@RestController
@RequestMapping("/api/onboardings/{number}")
@Tag(
        name = "Integration",
        description = "For provider admins and the customer's users. One request can be open at a time.")
class IntegrationApi {

    private final RequestIntegrationChange change;

    IntegrationApi(RequestIntegrationChange change) {
        this.change = change;
    }

    record IntegrationChangeRequest(
            @NotNull @Schema(description = "1 to 1000 characters. Both parties read it.") String reason) {}

    record OffboardingRequest(
            @NotNull @Schema(description = "1 to 1000 characters. Both parties read it.") String reason,
            @NotNull @Schema(description = "The customer's name. Capitals and white space do not count.")
                    String confirmCustomerName) {}

    @PostMapping("/pause")
    @Operation(summary = "Pause the integration", description = "Takes effect at once. The other party is notified.")
    @ResponseStatus(HttpStatus.ACCEPTED)
    IntegrationRequestResponse pauseIntegration(
            @PathVariable String number, @RequestBody IntegrationChangeRequest wish, CurrentUser currentUser) {
        return IntegrationRequestResponse.of(ApiResponses.of(change.pause(number, currentUser, wish.reason())));
    }

    @PostMapping("/resume")
    @Operation(summary = "Request to resume the integration", description = "The other party is asked to agree.")
    @ResponseStatus(HttpStatus.ACCEPTED)
    IntegrationRequestResponse requestResume(
            @PathVariable String number, @RequestBody IntegrationChangeRequest wish, CurrentUser currentUser) {
        return IntegrationRequestResponse.of(ApiResponses.of(change.resume(number, currentUser, wish.reason())));
    }

    @PostMapping("/offboarding")
    @Operation(
            summary = "Request to end the integration",
            description = "The other party is asked to agree, or the notice period starts.")
    @ResponseStatus(HttpStatus.ACCEPTED)
    IntegrationRequestResponse requestOffboarding(
            @PathVariable String number, @RequestBody OffboardingRequest ending, CurrentUser currentUser) {
        return IntegrationRequestResponse.of(
                ApiResponses.of(change.end(number, currentUser, ending.reason(), ending.confirmCustomerName())));
    }

    @DeleteMapping("/resume")
    @Operation(
            summary = "Withdraw the request to resume",
            description = "By the party that made it, while it is undecided.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawResumeRequest(@PathVariable String number, CurrentUser currentUser) {
        ApiResponses.of(change.withdraw(number, currentUser, RequestKind.RESUME));
    }

    @DeleteMapping("/offboarding")
    @Operation(
            summary = "Withdraw the request to end",
            description = "By the party that made it, while it is undecided.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawOffboardingRequest(@PathVariable String number, CurrentUser currentUser) {
        ApiResponses.of(change.withdraw(number, currentUser, RequestKind.END));
    }
}
