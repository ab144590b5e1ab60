package org.serviceexchange.onboarding.web;

import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.Result.RateLimited;
import org.serviceexchange.onboarding.application.Result.Success;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Turns results and values of use cases into answers for programs. */
public final class ApiResponses {

    private ApiResponses() {}

    /**
     * What there is to show of it; null where nothing.
     *
     * @throws ErrorResponseException with a ProblemDetail, where it was not done: 400, 403, 404, 409, or 429 with
     *     {@code Retry-After}
     */
    public static <T> T of(Result<T> result) {
        if (result instanceof Success<T> success) {
            return success.value();
        }
        Failure<T> failure = (Failure<T>) result;
        HttpStatus status = HttpStatusMapper.of(failure);
        ErrorResponseException problem = new ErrorResponseException(
                status,
                ProblemDetail.forStatusAndDetail(status, failure.sentence().in(CurrentReader.get())),
                null);
        if (failure instanceof RateLimited<T> tooSoon) {
            problem.getHeaders()
                    .set(
                            HttpHeaders.RETRY_AFTER,
                            String.valueOf(tooSoon.retryAfter().toSeconds()));
        }
        throw problem;
    }

    /** The constant of the same name; null for null. {@code ApiConstantsTest} fails where the contract has none. */
    public static <E extends Enum<E>> E constant(Class<E> contract, Enum<?> value) {
        return value == null ? null : Enum.valueOf(contract, value.name());
    }
}
