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
        inRange("size", size, 1, MAX_SIZE);
        inRange("page", page, 0, MAX_PAGE);
        return new Paging(page, size);
    }

    /** @throws ErrorResponseException 400 with a sentence, when the value of this parameter is out of range */
    public static int inRange(String name, int value, int least, int greatest) {
        if (value < least || value > greatest) {
            throw outOfRange(name, least, greatest);
        }
        return value;
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
