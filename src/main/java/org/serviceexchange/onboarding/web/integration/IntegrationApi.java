package org.serviceexchange.onboarding.web.integration;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.integration.RequestIntegrationChange;
import org.serviceexchange.onboarding.application.record.OnboardingView.RequestView;
import org.serviceexchange.onboarding.domain.onboarding.RequestKind;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pausing, resuming and ending an established integration, for programs. All of it is answered before it is carried out:
 * 202, or 400 for what can't be taken, 403 for who may only read, 404, or 409 at the wrong moment.
 */
@RestController
@RequestMapping("/api/onboardings/{number}")
class IntegrationApi {

    private final RequestIntegrationChange change;

    IntegrationApi(RequestIntegrationChange change) {
        this.change = change;
    }

    /** @param reason of 1 to 1000 characters */
    record Wish(String reason) {}

    /**
     * @param reason              of 1 to 1000 characters
     * @param confirmCustomerName the customer's name; capitals and white space don't count
     */
    record Ending(String reason, String confirmCustomerName) {}

    /** Takes effect at once; the other party is told. */
    @PostMapping("/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RequestView pause(@PathVariable String number, @RequestBody Wish wish, CurrentUser currentUser) {
        return ApiResponses.of(change.pause(number, currentUser, wish.reason()));
    }

    /** The other party is asked to agree. */
    @PostMapping("/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RequestView resume(@PathVariable String number, @RequestBody Wish wish, CurrentUser currentUser) {
        return ApiResponses.of(change.resume(number, currentUser, wish.reason()));
    }

    /** The other party is asked to agree, or told when the notice period is over. */
    @PostMapping("/offboarding")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RequestView end(@PathVariable String number, @RequestBody Ending ending, CurrentUser currentUser) {
        return ApiResponses.of(change.end(number, currentUser, ending.reason(), ending.confirmCustomerName()));
    }

    @DeleteMapping("/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeResumeBack(@PathVariable String number, CurrentUser currentUser) {
        ApiResponses.of(change.takeBack(number, currentUser, RequestKind.RESUME));
    }

    @DeleteMapping("/offboarding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeEndBack(@PathVariable String number, CurrentUser currentUser) {
        ApiResponses.of(change.takeBack(number, currentUser, RequestKind.END));
    }
}
