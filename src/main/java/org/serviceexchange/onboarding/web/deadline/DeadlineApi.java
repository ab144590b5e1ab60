package org.serviceexchange.onboarding.web.deadline;

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
class DeadlineApi {

    private final ExtendDeadline deadlines;

    DeadlineApi(ExtendDeadline deadlines) {
        this.deadlines = deadlines;
    }

    /**
     * More time.
     *
     * @param due    a date or a time with its zone, in ISO 8601
     * @param reason of 1 to 1000 characters; the customer reads it
     */
    record Extension(String due, String reason) {}

    /** The new deadline. */
    record Extended(Instant due) {}

    /** 400 for a date or a reason that can't be taken, 403 for who may not extend, 404, or 409 at the wrong moment. */
    @PostMapping
    Extended extend(@PathVariable String number, @RequestBody Extension extension, CurrentUser currentUser) {
        return new Extended(
                ApiResponses.of(deadlines.extend(number, currentUser, extension.due(), extension.reason())));
    }
}
