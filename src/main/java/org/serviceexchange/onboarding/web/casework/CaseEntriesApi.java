package org.serviceexchange.onboarding.web.casework;

import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.casework.WriteComment;
import org.serviceexchange.onboarding.application.casework.WriteWorkNote;
import org.serviceexchange.onboarding.application.record.OnboardingView.EntryView;
import org.serviceexchange.onboarding.web.ApiAnswer;
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

    private final WriteComment comments;
    private final WriteWorkNote workNotes;

    CaseEntriesApi(WriteComment comments, WriteWorkNote workNotes) {
        this.comments = comments;
        this.workNotes = workNotes;
    }

    /** @param text of 1 to 4000 characters */
    record NewEntry(String text) {}

    /** 400 for a text that can't be taken, 403 for who may only read, 404, or 409 where no case takes entries. */
    @PostMapping("/comments")
    @ResponseStatus(HttpStatus.CREATED)
    EntryView comment(@PathVariable String number, @RequestBody NewEntry entry, Viewer viewer) {
        return ApiAnswer.of(comments.write(number, viewer, entry.text()));
    }

    /** Answers as for comments; to customers there is nothing here. */
    @PostMapping("/work-notes")
    @ResponseStatus(HttpStatus.CREATED)
    EntryView workNote(@PathVariable String number, @RequestBody NewEntry entry, Viewer viewer) {
        return ApiAnswer.of(workNotes.write(number, viewer, entry.text()));
    }
}
