package org.serviceexchange.onboarding.domain.deadline;

import java.util.Locale;
import org.serviceexchange.onboarding.domain.ShortenedText;

/** What people read as the name of a step. A designer may leave it out, or write several lines. */
public final class StepTitle {

    /** Characters on pages and in mails. */
    static final int MAX = 120;

    /** Characters that Tasklist can store. */
    private static final int MAX_STORED = 250;

    private StepTitle() {}

    /**
     * One line for a page or a subject.
     *
     * @param name the name in the model, where expressions are resolved; null or blank if there is none
     * @param step the id of the user task
     */
    public static String of(String name, String step) {
        return ShortenedText.of(complete(name, step), MAX);
    }

    /** The whole name in one line, for Tasklist. */
    public static String complete(String name, String step) {
        String line = name == null
                ? ""
                : name.replaceAll("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
        return ShortenedText.of(line.isEmpty() ? words(step) : line, MAX_STORED);
    }

    /** {@code userTask_securityReview} becomes "Security review". */
    private static String words(String step) {
        String words = step.replaceFirst("^userTask_", "")
                .replaceAll("[-_.]+", " ")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? step : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
