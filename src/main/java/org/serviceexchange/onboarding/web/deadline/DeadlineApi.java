package org.serviceexchange.onboarding.web.deadline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.deadline.ExtendDeadline;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The deadline of the step that an onboarding waits for, extended by programs. */
@RestController
@RequestMapping("/api/onboardings/{number}/deadline")
@Tag(name = "Deadline and withdrawal")
class DeadlineApi {

    private final ExtendDeadline deadlines;

    DeadlineApi(ExtendDeadline deadlines) {
        this.deadlines = deadlines;
    }

    record DeadlineRequest(
            @NotNull
                    @Schema(
                            description = "A date or a time with its zone, at most a year ahead. A date means 17:00 of "
                                    + "that day in the time zone of the party that has to act. A time as ServiceNow's "
                                    + "REST API writes it, like 2026-12-04 17:00:00, is in UTC.",
                            example = "2026-12-04")
                    String due,
            @NotNull @Schema(description = "1 to 1000 characters. Both parties read it.") String reason) {}

    record DeadlineResponse(@NotNull @Schema(description = "The new deadline.") Instant due) {}

    @PostMapping
    @Operation(
            summary = "Extend the deadline of the current step",
            description = "Provider admins only. Not possible if no person has to act, or if an earlier extension "
                    + "reaches as far already.")
    DeadlineResponse extendDeadline(
            @PathVariable String number, @RequestBody DeadlineRequest extension, CurrentUser currentUser) {
        return new DeadlineResponse(
                ApiResponses.of(deadlines.extend(number, currentUser, extension.due(), extension.reason())));
    }
}
