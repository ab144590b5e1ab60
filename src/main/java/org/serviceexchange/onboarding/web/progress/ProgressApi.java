package org.serviceexchange.onboarding.web.progress;

import static org.serviceexchange.onboarding.web.ApiResponses.constant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.progress.ProgressView;
import org.serviceexchange.onboarding.application.progress.ProgressView.ForecastView;
import org.serviceexchange.onboarding.application.progress.ProgressView.StepView;
import org.serviceexchange.onboarding.application.progress.ViewProgress;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The steps of an onboarding and its forecast, for programs and for our addition to Tasklist. */
@RestController
@RequestMapping("/api/onboardings/{number}/progress")
@Tag(name = "Onboardings")
class ProgressApi {

    private final ViewProgress progress;

    ProgressApi(ViewProgress progress) {
        this.progress = progress;
    }

    @Schema(description = "The steps of an onboarding to the established integration.")
    record ProgressResponse(
            @NotNull @Schema(description = "Past, present and to come, in this order.") List<StepResponse> steps,
            @Schema(description = "Absent where no person has a step to take any more.") ForecastResponse forecast) {

        static ProgressResponse of(ProgressView view, CurrentUser reader) {
            return new ProgressResponse(
                    view.steps().stream()
                            .map(step -> StepResponse.of(step, reader))
                            .toList(),
                    view.forecast() == null ? null : ForecastResponse.of(view.forecast()));
        }
    }

    enum PhaseResponse {
        DONE,
        CURRENT,
        AHEAD,
        ENDED
    }

    enum StepParty {
        @JsonProperty("provider")
        PROVIDER,
        @JsonProperty("customer")
        CUSTOMER
    }

    record StepResponse(
            @NotNull
                    @Schema(
                            example = "approveSubscription",
                            description = "Name of the step. `designed` if a process designer added it.")
                    String name,
            @NotNull PhaseResponse phase,
            @NotNull @Schema(description = "A sentence for people.") String text,
            @Schema(description = "The party that takes the step. Absent for steps of the system.") StepParty party,
            @Schema(description = "Absent before the step begins.") Instant begun,
            @Schema(description = "Absent before the step ends.") Instant ended,
            @Schema(description = "Absent while no person has to take the step.") Instant due) {

        static StepResponse of(StepView step, CurrentUser reader) {
            return new StepResponse(
                    step.key(),
                    constant(PhaseResponse.class, step.phase()),
                    ProgressTexts.of(step, reader.isStaff()),
                    party(step.party()),
                    step.begun(),
                    step.ended(),
                    step.due());
        }

        private static StepParty party(Party party) {
            return party == Party.PROVIDER || party == Party.CUSTOMER ? constant(StepParty.class, party) : null;
        }
    }

    enum OutcomeResponse {
        KNOWN,
        TOO_FEW,
        LONGER
    }

    record ForecastResponse(
            @NotNull
                    @Schema(
                            description = "`TOO_FEW`: fewer than 5 onboardings have completed a step that is to come."
                                    + " `LONGER`: the current step lasts longer than nearly all before.")
                    OutcomeResponse outcome,
            @Schema(description = "When the integration is established if each step takes as long as usual.")
                    Instant end,
            @NotNull @Schema(description = "A sentence for people.") String text) {

        static ForecastResponse of(ForecastView forecast) {
            return new ForecastResponse(
                    constant(OutcomeResponse.class, forecast.outcome()), forecast.end(), ProgressTexts.of(forecast));
        }
    }

    @GetMapping
    @Operation(
            summary = "Get the steps of an onboarding and a forecast",
            description = "The forecast adds up the median of the last 200 times that people took each step.")
    ProgressResponse getProgress(@PathVariable String number, CurrentUser currentUser) {
        return progress.of(number, currentUser)
                .map(view -> ProgressResponse.of(view, currentUser))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "api.noOnboarding"));
    }
}
