package org.serviceexchange.onboarding.web.instanceaccess;

import static org.serviceexchange.onboarding.web.ApiResponses.constant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.instanceaccess.EnteredAccess;
import org.serviceexchange.onboarding.application.instanceaccess.GiveInstanceAccess;
import org.serviceexchange.onboarding.application.instanceaccess.InstanceAccessView;
import org.serviceexchange.onboarding.application.instanceaccess.TestInstanceAccess;
import org.serviceexchange.onboarding.application.instanceaccess.ViewInstanceAccess;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTest;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestLine;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceAccess;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The access that a customer gives to its instance, for programs. What was entered is in no answer. */
@RestController
@RequestMapping("/api/onboardings/{number}/instance-access")
@Tag(
        name = "Instance access",
        description = "The customer lets the application read its instance. Only the customer's users give, test and"
                + " withdraw it; the provider's staff sees whether it is given. No answer has the credentials.")
class InstanceAccessApi {

    private final ViewInstanceAccess accesses;
    private final GiveInstanceAccess give;
    private final TestInstanceAccess test;

    InstanceAccessApi(ViewInstanceAccess accesses, GiveInstanceAccess give, TestInstanceAccess test) {
        this.accesses = accesses;
        this.give = give;
        this.test = test;
    }

    record InstanceAccessRequest(
            @NotNull
                    @Schema(
                            allowableValues = {"oauth", "api-key"},
                            description = "`oauth` stands for client credentials of OAuth 2.0.")
                    String method,
            @Schema(description = "For `oauth`. 1 to 512 visible ASCII characters.") String clientId,
            @Schema(description = "For `oauth`. 1 to 512 visible ASCII characters.") String clientSecret,
            @Schema(description = "For `api-key`. 1 to 512 visible ASCII characters.") String apiKey) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return String.valueOf(method);
        }
    }

    record InstanceAccessResponse(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "Whether the operator lets customers give access.")
                    boolean enabled,
            @NotNull @Schema(description = "Address of the customer's instance.") String instance,
            @Schema(description = "Absent where none is given.") GivenAccessResponse access,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description =
                                    "Whether access was given to an instance that was registered before. It is not"
                                            + " used.")
                    boolean outdated,
            @Schema(description = "The last test. Absent where none was made.") AccessTestResponse test) {

        static InstanceAccessResponse of(InstanceAccessView view) {
            return new InstanceAccessResponse(
                    view.enabled(),
                    view.address(),
                    view.access() == null ? null : GivenAccessResponse.of(view.access()),
                    view.outdated(),
                    view.test() == null ? null : AccessTestResponse.of(view.test()));
        }
    }

    record GivenAccessResponse(
            @NotNull AccessMethodResponse method,
            @NotNull @Schema(description = "The user of the customer who gave it.") String by,
            @NotNull Instant at) {

        static GivenAccessResponse of(InstanceAccess access) {
            return new GivenAccessResponse(
                    constant(AccessMethodResponse.class, access.method()), access.by(), access.at());
        }
    }

    enum AccessMethodResponse {
        @JsonProperty("oauth")
        OAUTH,
        @JsonProperty("api-key")
        API_KEY
    }

    record AccessTestResponse(@NotNull Instant at, @NotNull List<@NotNull AccessCheckResponse> checks) {

        static AccessTestResponse of(AccessTest test) {
            return new AccessTestResponse(
                    test.at(),
                    test.lines().stream().map(AccessCheckResponse::of).toList());
        }
    }

    record AccessCheckResponse(
            @NotNull AccessStep step,
            @NotNull AccessOutcome outcome,
            @Schema(description = "Why it failed, or what was found.") String cause,
            @Schema(description = "What to do. Absent unless it failed.") String solution) {

        static AccessCheckResponse of(AccessTestLine line) {
            return new AccessCheckResponse(
                    constant(AccessStep.class, line.step()),
                    constant(AccessOutcome.class, line.outcome()),
                    line.cause(),
                    line.solution());
        }
    }

    enum AccessStep {
        REACH,
        AUTHENTICATE,
        READ,
        INSTANCE_ID,
        OWN_ADDRESS,
        APPLICATION
    }

    enum AccessOutcome {
        OK,
        FAILED,
        NOT_TRIED
    }

    @GetMapping
    @Operation(summary = "Get whether access to the customer's instance is given, and its last test")
    InstanceAccessResponse getInstanceAccess(@PathVariable String number, CurrentUser currentUser) {
        return accesses.of(number, currentUser)
                .map(InstanceAccessResponse::of)
                .orElseGet(() -> ApiResponses.of(Result.noSuchOnboarding()));
    }

    @PostMapping
    @Operation(
            summary = "Give access to the customer's instance",
            description =
                    "In place of access that was given before. It is tested at once. A failed test leaves it given.")
    InstanceAccessResponse giveInstanceAccess(
            @PathVariable String number, @RequestBody InstanceAccessRequest body, CurrentUser currentUser) {
        ApiResponses.of(give.give(
                number,
                currentUser,
                new EnteredAccess(body.method(), body.clientId(), body.clientSecret(), body.apiKey())));
        return testInstanceAccess(number, currentUser);
    }

    @PostMapping("/test")
    @Operation(summary = "Test the access to the customer's instance")
    InstanceAccessResponse testInstanceAccess(@PathVariable String number, CurrentUser currentUser) {
        ApiResponses.of(test.test(number, currentUser));
        return getInstanceAccess(number, currentUser);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw the access to the customer's instance", description = "The credentials are deleted.")
    void withdrawInstanceAccess(@PathVariable String number, CurrentUser currentUser) {
        ApiResponses.of(give.withdraw(number, currentUser));
    }
}
