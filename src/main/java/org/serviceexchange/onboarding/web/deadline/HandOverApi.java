package org.serviceexchange.onboarding.web.deadline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.deadline.HandOverStep;
import org.serviceexchange.onboarding.application.port.account.Colleagues.Colleague;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A claimed task, handed over to a colleague by programs. */
@RestController
@RequestMapping("/api/onboardings/{number}/hand-over")
@Tag(name = "Deadline and withdrawal")
class HandOverApi {

    private final HandOverStep steps;

    HandOverApi(HandOverStep steps) {
        this.steps = steps;
    }

    record ColleagueResponse(@NotNull String userId, @NotNull String name) {

        static ColleagueResponse of(Colleague colleague) {
            return new ColleagueResponse(colleague.userId(), colleague.name());
        }
    }

    record HandOverRequest(@NotNull @Schema(description = "User id of a colleague.") String userId) {}

    @GetMapping
    @Operation(
            summary = "List the colleagues who could do your task",
            description = "Empty unless you have claimed a task of this onboarding.")
    List<ColleagueResponse> listColleagues(@PathVariable String number, CurrentUser currentUser) {
        return steps.colleagues(number, currentUser).stream()
                .map(ColleagueResponse::of)
                .toList();
    }

    @PostMapping
    @Operation(
            summary = "Hand the task that you have claimed over to a colleague",
            description = "The colleague has claimed it then, and gets a mail.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOver(@PathVariable String number, @RequestBody HandOverRequest body, CurrentUser currentUser) {
        ApiResponses.of(steps.handOver(number, currentUser, body.userId()));
    }
}
