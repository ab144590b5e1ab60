package org.serviceexchange.onboarding.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Which part of a list is asked for; {@code page} counts from 0. */
public record Paging(int page, int size) {

    public static final int MAX_SIZE = 200;

    /** Far beyond what anybody has, and near enough that page times size is still a number. */
    static final int MAX_PAGE = 1_000_000;

    /** @throws ErrorResponseException 400 with a sentence, when there can be no such page */
    public static Paging of(int page, int size) {
        if (size < 1 || size > MAX_SIZE) {
            throw outOfRange("size", 1, MAX_SIZE);
        }
        if (page < 0 || page > MAX_PAGE) {
            throw outOfRange("page", 0, MAX_PAGE);
        }
        return new Paging(page, size);
    }

    /** The page nearest to the one asked for. */
    public static Paging near(int page, int size) {
        return of(Math.max(0, Math.min(page, MAX_PAGE)), size);
    }

    private static ErrorResponseException outOfRange(String name, int least, int greatest) {
        // as texts: a number would get the thousands separator of the language
        Object[] arguments = {name, String.valueOf(least), String.valueOf(greatest)};
        return new ErrorResponseException(
                HttpStatus.BAD_REQUEST, ProblemDetail.forStatus(HttpStatus.BAD_REQUEST), null, "api.range", arguments);
    }
}
