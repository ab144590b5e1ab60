package org.serviceexchange.onboarding.web.opening;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.opening.RecordOpening;
import org.serviceexchange.onboarding.web.PageController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What the script of a page sends when a person sees the page of an invitation or of a status. The answer says nothing about
 * the link.
 */
@PageController
class OpeningController {

    private final RecordOpening openings;

    OpeningController(RecordOpening openings) {
        this.openings = openings;
    }

    @PostMapping("/invitation/{token}/opened")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void invitationOpened(@PathVariable String token, CurrentUser currentUser) {
        openings.invitation(token, currentUser);
    }

    @PostMapping("/status/{token}/opened")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void statusOpened(@PathVariable String token, CurrentUser currentUser) {
        openings.statusLink(token, currentUser);
    }
}
