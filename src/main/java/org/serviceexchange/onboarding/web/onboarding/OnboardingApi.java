package org.serviceexchange.onboarding.web.onboarding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.opening.ViewOpenings;
import org.serviceexchange.onboarding.web.Paging;
import org.serviceexchange.onboarding.web.search.FilterParameters;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The onboardings for programs: to the provider's people all of them, to a customer its own. */
@RestController
@RequestMapping("/api/onboardings")
@Tag(name = "Onboardings", description = "Provider staff see all onboardings, customer users their own.")
class OnboardingApi {

    private final ViewOnboardings onboardings;
    private final ViewOpenings openings;

    OnboardingApi(ViewOnboardings onboardings, ViewOpenings openings) {
        this.onboardings = onboardings;
        this.openings = openings;
    }

    @GetMapping
    @Operation(
            summary = "List onboardings",
            description = "Newest first, unless `sort` says otherwise. `state`, `waitingOn` and `environment` may come"
                    + " several times: an onboarding then matches with any of the values.")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Part of the number, the customer, the contact or the instance, in any case.",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            array = @ArraySchema(schema = @Schema(implementation = OnboardingResponse.State.class)))
    @Parameter(
            name = "waitingOn",
            in = ParameterIn.QUERY,
            description = "The party that has to act.",
            array = @ArraySchema(schema = @Schema(implementation = OnboardingResponse.Party.class)))
    @Parameter(
            name = "late",
            in = ParameterIn.QUERY,
            description = "`overdue`, `due-soon` (due within two days), or `expiring` (expires within three days).",
            schema = @Schema(allowableValues = {"overdue", "due-soon", "expiring"}))
    @Parameter(
            name = "environment",
            in = ParameterIn.QUERY,
            array = @ArraySchema(schema = @Schema(implementation = OnboardingResponse.Environment.class)))
    @Parameter(
            name = "stuck",
            in = ParameterIn.QUERY,
            description = "`true`: only where the customer can't go on and has no answer.",
            schema = @Schema(allowableValues = "true"))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "With `-` in front in descending order. Without a due date come last.",
            schema =
                    @Schema(
                            defaultValue = "-number",
                            allowableValues = {
                                "number",
                                "-number",
                                "customer",
                                "-customer",
                                "waitingSince",
                                "-waitingSince",
                                "due",
                                "-due"
                            }))
    List<OnboardingResponse> listOnboardings(
            CurrentUser currentUser,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> filter,
            @Parameter(description = "Number of the page, from 0.") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "Onboardings on a page, from 1 to " + Paging.MAX_SIZE + ".")
                    @RequestParam(defaultValue = "50")
                    int size) {
        Paging paging = Paging.of(page, size);
        return onboardings.list(currentUser, FilterParameters.parse(filter), paging.page(), paging.size()).stream()
                .map(OnboardingResponse::of)
                .toList();
    }

    @GetMapping("/{number}")
    @Operation(summary = "Get an onboarding")
    OnboardingResponse getOnboarding(@PathVariable String number, CurrentUser currentUser) {
        return onboardings
                .find(number, currentUser)
                .map(view -> OnboardingResponse.of(
                        view, openings.of(number, currentUser).orElse(null)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "api.noOnboarding"));
    }
}
