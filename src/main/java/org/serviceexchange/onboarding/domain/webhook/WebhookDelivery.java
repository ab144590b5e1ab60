package org.serviceexchange.onboarding.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * One message for one receiver, until the receiver has it or no attempt is left.
 *
 * @param attempts      since it was created, or since a person sent it again
 * @param nextAttemptAt null if none follows
 * @param lastAttempt   null before the first one
 */
public record WebhookDelivery(
        long id, Message message, State state, int attempts, Instant nextAttemptAt, Attempt lastAttempt) {

    /**
     * @param id       the same at each attempt, so that a receiver recognizes a repetition
     * @param receiver its name in the properties
     */
    public record Message(String id, String receiver, OnboardingNumber onboarding, String body, Instant createdAt) {}

    /** After each failed attempt; the schedule that Standard Webhooks recommends, some three days together. */
    static final List<Duration> GAPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    public enum State {
        PENDING,
        DELIVERED,
        /** No further attempt follows by itself. */
        FAILED
    }

    public enum Outcome {
        DELIVERED,
        /** The receiver answered with another status than 2xx. */
        REFUSED,
        /** The receiver answered with 410: it wants no more messages. */
        GONE,
        TIMED_OUT,
        UNREACHABLE,
        /** The guard for outgoing calls does not let it through. */
        BLOCKED
    }

    /** @param status of HTTP; null without an answer */
    public record Attempt(Instant at, Outcome outcome, Integer status) {}

    /** After an attempt. */
    public WebhookDelivery attempted(Attempt attempt) {
        if (attempt.outcome() == Outcome.DELIVERED) {
            return with(State.DELIVERED, attempts + 1, null, attempt);
        }
        if (attempt.outcome() == Outcome.GONE || attempts >= GAPS.size()) {
            return with(State.FAILED, attempts + 1, null, attempt);
        }
        return with(State.PENDING, attempts + 1, attempt.at().plus(GAPS.get(attempts)), attempt);
    }

    /** A person wants it to be sent again, with all attempts. */
    public WebhookDelivery again(Instant at) {
        return with(State.PENDING, 0, at, lastAttempt);
    }

    private WebhookDelivery with(State state, int attempts, Instant nextAttemptAt, Attempt lastAttempt) {
        return new WebhookDelivery(id, message, state, attempts, nextAttemptAt, lastAttempt);
    }
}
