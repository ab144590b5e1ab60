package org.serviceexchange.onboarding.web;

import org.serviceexchange.onboarding.application.Outcome.NotAllowed;
import org.serviceexchange.onboarding.application.Outcome.NotDone;
import org.serviceexchange.onboarding.application.Outcome.NothingThere;
import org.serviceexchange.onboarding.application.Outcome.Refused;
import org.serviceexchange.onboarding.application.Outcome.TooSoon;
import org.springframework.http.HttpStatus;

/** With which HTTP status something was not done: the same for people and programs. */
public final class Status {

    private Status() {}

    public static HttpStatus of(NotDone<?> notDone) {
        if (notDone instanceof NothingThere) {
            return HttpStatus.NOT_FOUND;
        }
        if (notDone instanceof NotAllowed) {
            return HttpStatus.FORBIDDEN;
        }
        if (notDone instanceof Refused) {
            return HttpStatus.BAD_REQUEST;
        }
        return notDone instanceof TooSoon ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.CONFLICT;
    }
}
