package org.serviceexchange.onboarding.web.casework;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.casework.AddComment;
import org.serviceexchange.onboarding.application.casework.AddWorkNote;
import org.serviceexchange.onboarding.application.record.OnboardingView.EntryView;
import org.serviceexchange.onboarding.web.ApiResponses;
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
class CaseEntriesApi {

    private final AddComment comments;
    private final AddWorkNote workNotes;

    CaseEntriesApi(AddComment comments, AddWorkNote workNotes) {
        this.comments = comments;
        this.workNotes = workNotes;
    }

    /** @param text of 1 to 4000 characters */
    record NewEntry(String text) {}

    /** 400 for a text that can't be taken, 403 for who may only read, 404, or 409 where no case takes entries. */
    @PostMapping("/comments")
    @ResponseStatus(HttpStatus.CREATED)
    EntryView comment(@PathVariable String number, @RequestBody NewEntry entry, CurrentUser currentUser) {
        return ApiResponses.of(comments.write(number, currentUser, entry.text()));
    }

    /** Answers as for comments; to customers there is nothing here. */
    @PostMapping("/work-notes")
    @ResponseStatus(HttpStatus.CREATED)
    EntryView workNote(@PathVariable String number, @RequestBody NewEntry entry, CurrentUser currentUser) {
        return ApiResponses.of(workNotes.write(number, currentUser, entry.text()));
    }
}
