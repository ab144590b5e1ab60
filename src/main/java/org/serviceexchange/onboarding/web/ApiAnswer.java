package org.serviceexchange.onboarding.web;

import org.serviceexchange.onboarding.application.Outcome;
import org.serviceexchange.onboarding.application.Outcome.Done;
import org.serviceexchange.onboarding.application.Outcome.NotDone;
import org.serviceexchange.onboarding.application.Outcome.TooSoon;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** How programs hear what came of an act on an onboarding. */
public final class ApiAnswer {

    private ApiAnswer() {}

    /**
     * What there is to show of it; null where nothing.
     *
     * @throws ErrorResponseException with a ProblemDetail, where it was not done: 400, 403, 404, 409, or 429 with
     *     {@code Retry-After}
     */
    public static <T> T of(Outcome<T> outcome) {
        if (outcome instanceof Done<T> done) {
            return done.value();
        }
        NotDone<T> notDone = (NotDone<T>) outcome;
        HttpStatus status = Status.of(notDone);
        ErrorResponseException problem =
                new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, notDone.sentence()), null);
        if (notDone instanceof TooSoon<T> tooSoon) {
            problem.getHeaders()
                    .set(
                            HttpHeaders.RETRY_AFTER,
                            String.valueOf(tooSoon.retryAfter().toSeconds()));
        }
        throw problem;
    }
}
