package org.serviceexchange.onboarding.web;

import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.Result.Forbidden;
import org.serviceexchange.onboarding.application.Result.Invalid;
import org.serviceexchange.onboarding.application.Result.NotFound;
import org.serviceexchange.onboarding.application.Result.RateLimited;
import org.springframework.http.HttpStatus;

/** With which HTTP status something was not done: the same for people and programs. */
public final class HttpStatusMapper {

    private HttpStatusMapper() {}

    public static HttpStatus of(Failure<?> failure) {
        if (failure instanceof NotFound) {
            return HttpStatus.NOT_FOUND;
        }
        if (failure instanceof Forbidden) {
            return HttpStatus.FORBIDDEN;
        }
        if (failure instanceof Invalid) {
            return HttpStatus.BAD_REQUEST;
        }
        return failure instanceof RateLimited ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.CONFLICT;
    }
}
