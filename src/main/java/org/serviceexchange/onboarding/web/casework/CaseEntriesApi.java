package org.serviceexchange.onboarding.web.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.casework.AddComment;
import org.serviceexchange.onboarding.application.casework.AddWorkNote;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.serviceexchange.onboarding.web.onboarding.OnboardingResponse.CaseEntryResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comments and work notes on the registration case, written by programs. */
@RestController
@RequestMapping("/api/onboardings/{number}")
@Tag(name = "Case")
class CaseEntriesApi {

    private final AddComment comments;
    private final AddWorkNote workNotes;

    CaseEntriesApi(AddComment comments, AddWorkNote workNotes) {
        this.comments = comments;
        this.workNotes = workNotes;
    }

    record CaseEntryRequest(
            @NotNull @Schema(description = "1 to " + CaseEntry.MAX_LENGTH + " characters.") String text) {}

    @PostMapping("/comments")
    @Operation(
            summary = "Write a comment on the registration case",
            description = "Both parties may write. The other party receives it by mail.")
    @ResponseStatus(HttpStatus.CREATED)
    CaseEntryResponse writeComment(
            @PathVariable String number, @RequestBody CaseEntryRequest entry, CurrentUser currentUser) {
        return CaseEntryResponse.of(ApiResponses.of(comments.write(number, currentUser, entry.text())));
    }

    @PostMapping("/work-notes")
    @Operation(
            summary = "Write an internal work note on the registration case",
            description = "Provider admins and agents only. For customers this address does not exist.")
    @ResponseStatus(HttpStatus.CREATED)
    CaseEntryResponse writeWorkNote(
            @PathVariable String number, @RequestBody CaseEntryRequest entry, CurrentUser currentUser) {
        return CaseEntryResponse.of(ApiResponses.of(workNotes.write(number, currentUser, entry.text())));
    }
}
