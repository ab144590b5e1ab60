package org.serviceexchange.onboarding.web.stuck;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.stuck.ReportStuck;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.serviceexchange.onboarding.web.onboarding.OnboardingResponse.StuckResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the customer can't go on with, and the provider's answer, by programs. */
@RestController
@RequestMapping("/api/onboardings/{number}/stuck")
@Tag(name = "Stuck")
class StuckApi {

    private static final String LENGTH = "1 to " + ReportStuck.MAX_LENGTH + " characters.";

    private final ReportStuck stuck;

    StuckApi(ReportStuck stuck) {
        this.stuck = stuck;
    }

    record StuckRequest(@NotNull @Schema(description = LENGTH) String reason) {}

    record AnswerRequest(@NotNull @Schema(description = LENGTH) String answer) {}

    @PostMapping
    @Operation(
            summary = "Report that the customer can't go on",
            description =
                    "The customer's users, while the customer has a step to take and has no open report on it. The"
                            + " provider gets a mail. The deadline does not change.")
    @ResponseStatus(HttpStatus.CREATED)
    StuckResponse reportStuck(@PathVariable String number, @RequestBody StuckRequest body, CurrentUser currentUser) {
        return StuckResponse.of(ApiResponses.of(stuck.report(number, currentUser, body.reason())));
    }

    @PostMapping("/answer")
    @Operation(
            summary = "Answer the customer's report",
            description = "Provider admins and agents. The customer gets a mail.")
    StuckResponse answerStuck(@PathVariable String number, @RequestBody AnswerRequest body, CurrentUser currentUser) {
        return StuckResponse.of(ApiResponses.of(stuck.answer(number, currentUser, body.answer())));
    }

    @DeleteMapping
    @Operation(summary = "Say that the customer can go on", description = "The customer's users.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void solveStuck(@PathVariable String number, CurrentUser currentUser) {
        ApiResponses.of(stuck.solve(number, currentUser));
    }
}
