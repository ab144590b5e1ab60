package org.serviceexchange.onboarding.web;

import org.serviceexchange.onboarding.application.EntryOutcome;
import org.serviceexchange.onboarding.application.EntryOutcome.CaseClosed;
import org.serviceexchange.onboarding.application.EntryOutcome.NoCaseYet;
import org.serviceexchange.onboarding.application.EntryOutcome.NotAllowed;
import org.serviceexchange.onboarding.application.EntryOutcome.Written;
import org.serviceexchange.onboarding.application.OnboardingView.EntryView;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.WriteComment;
import org.serviceexchange.onboarding.application.WriteWorkNote;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

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
        return written(comments.write(number, viewer, entry.text()));
    }

    /** Answers as for comments; to customers there is nothing here. */
    @PostMapping("/work-notes")
    @ResponseStatus(HttpStatus.CREATED)
    EntryView workNote(@PathVariable String number, @RequestBody NewEntry entry, Viewer viewer) {
        return written(workNotes.write(number, viewer, entry.text()));
    }

    private static EntryView written(EntryOutcome outcome) {
        if (outcome instanceof Written written) {
            return written.entry();
        }
        if (outcome instanceof NotAllowed) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN,
                    "You may read this case, not write on it. Ask one of the provider's admins or agents.");
        }
        if (outcome instanceof NoCaseYet) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "The registration case is being opened. Try again in a moment.");
        }
        if (outcome instanceof CaseClosed closed) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "The case %s is closed and can't be changed.".formatted(closed.caseNumber()));
        }
        throw new ResponseStatusException(
                HttpStatus.NOT_FOUND, "There is no onboarding of this number that you may see.");
    }
}
