package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.Sentence;

/**
 * The response to a request that the application refuses for a reason which the engine's code does not know. Once it is
 * kept with the request, {@link OverridableResponse} sends it, whatever the code behind sends.
 *
 * @param retryAfter seconds; null if waiting does not help
 */
public record ResponseOverride(int status, Long retryAfter, Sentence sentence) {

    private static final String ATTRIBUTE = ResponseOverride.class.getName();
    private static final long MIB = 1024 * 1024;
    private static final ResponseOverride DATABASE_AWAY =
            new ResponseOverride(503, 5L, Sentence.of("refusal.database"));

    public static ResponseOverride tooManyWrongPasswords(Duration wait) {
        long minutes = Math.max(1, (wait.toSeconds() + 59) / 60);
        return new ResponseOverride(429, wait.toSeconds(), Sentence.of("refusal.passwords", minutes));
    }

    /** @param limit bytes */
    static ResponseOverride requestTooLong(long limit) {
        return new ResponseOverride(413, null, Sentence.of("refusal.tooLong", limit / MIB));
    }

    public static ResponseOverride unstorableText() {
        return new ResponseOverride(400, null, Sentence.of("refusal.unstorable"));
    }

    /** Also when all connections are in use for too long. */
    static ResponseOverride databaseAway() {
        return DATABASE_AWAY;
    }

    static ResponseOverride unreadableJson() {
        return new ResponseOverride(400, null, Sentence.of("refusal.json"));
    }

    public void keepFor(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Optional<ResponseOverride> of(ServletRequest request) {
        return Optional.ofNullable((ResponseOverride) request.getAttribute(ATTRIBUTE));
    }
}
