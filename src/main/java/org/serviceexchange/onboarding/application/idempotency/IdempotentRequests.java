package org.serviceexchange.onboarding.application.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.serviceexchange.onboarding.application.port.idempotency.RequestAnswers;
import org.serviceexchange.onboarding.application.port.idempotency.RequestAnswers.Known;
import org.serviceexchange.onboarding.application.port.idempotency.RequestAnswers.State;
import org.serviceexchange.onboarding.domain.idempotency.IdempotencyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * A request that comes again with the same key is carried out once, on whichever node it arrives. The action stores in its
 * own transaction that it was carried out, so no crash and no pause between the two can double it.
 */
@Service
public class IdempotentRequests {

    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** An attempt that takes longer may be taken over: more than any request with a silent mail server takes. */
    static final Duration MAX_ATTEMPT = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Logger LOG = LoggerFactory.getLogger(IdempotentRequests.class);

    private final RequestAnswers answers;
    private final Clock clock;
    private final ThreadLocal<Attempt> current = new ThreadLocal<>();

    IdempotentRequests(RequestAnswers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /** What to do with a request. */
    public sealed interface Decision {}

    /** Carry it out, then end the attempt. */
    public record Attempt(IdempotencyKey key, String id) implements Decision {}

    /** Give the answer that it got before. */
    public record Answered(byte[] answer) implements Decision {}

    /** The key belongs to another request. */
    public record OtherRequest() implements Decision {}

    /** The first one is not answered yet. */
    public record StillRunning() implements Decision {}

    /** It was carried out, and a crash took the answer. */
    public record AnswerLost() implements Decision {}

    /**
     * Decides on a request, and waits for the first one with the same key. After an {@link Attempt} all that this thread does
     * belongs to it, until it ends.
     *
     * @param wait how long at most
     */
    public Decision begin(IdempotencyKey key, String request, Duration wait) {
        long tries = 1 + wait.dividedBy(PAUSE);
        answers.deleteExpired(clock.instant());
        String fingerprint = key.fingerprint(request);
        for (long i = 1; ; i++) {
            Optional<Decision> decision = decide(key, fingerprint);
            if (decision.isPresent()) {
                return decision.get();
            }
            if (i >= tries || !pause()) {
                return answers.find(key.hash())
                        .filter(known -> known.state() == State.CARRIED_OUT)
                        .<Decision>map(known -> new AnswerLost())
                        .orElseGet(StillRunning::new);
            }
        }
    }

    /** Empty as long as another attempt runs. */
    private Optional<Decision> decide(IdempotencyKey key, String fingerprint) {
        Optional<Known> known = answers.find(key.hash());
        Instant now = clock.instant();
        Attempt attempt = new Attempt(key, UUID.randomUUID().toString());
        if (known.isEmpty()) {
            return answers.begin(key.hash(), fingerprint, attempt.id(), now.plus(MAX_ATTEMPT), now.plus(KEPT))
                    ? Optional.of(started(attempt))
                    : Optional.empty();
        }
        if (!known.get().fingerprint().equals(fingerprint)) {
            return Optional.of(new OtherRequest());
        }
        boolean late = now.isAfter(known.get().runningUntil());
        return switch (known.get().state()) {
            case ANSWERED -> Optional.of(new Answered(key.decrypt(known.get().answer())));
            case CARRIED_OUT -> late ? Optional.of(new AnswerLost()) : Optional.empty();
            case RUNNING ->
                late && answers.takeOver(key.hash(), attempt.id(), now, now.plus(MAX_ATTEMPT))
                        ? Optional.of(started(attempt))
                        : Optional.empty();
        };
    }

    private Attempt started(Attempt attempt) {
        current.set(attempt);
        return attempt;
    }

    /**
     * Called in the transaction that stores what the current request wants, and does nothing without a key.
     *
     * @throws IllegalStateException when another attempt has taken over: what this one did is rolled back
     */
    public void carriedOut() {
        Attempt attempt = current.get();
        if (attempt != null && !answers.carriedOut(attempt.key().hash(), attempt.id())) {
            throw new IllegalStateException("this request took too long, and another attempt has taken it over");
        }
    }

    /** Ends the attempt with an answer that each repetition gets. Failing to store it is no error for the first one. */
    public void answered(Attempt attempt, byte[] answer) {
        current.remove();
        try {
            answers.answered(attempt.key().hash(), attempt.id(), attempt.key().encrypt(answer));
        } catch (RuntimeException e) {
            LOG.warn("The answer to a request with an idempotency key was not stored.", e);
        }
    }

    /** Ends the attempt without an answer. If nothing was carried out, the request may come again. */
    public void forget(Attempt attempt) {
        current.remove();
        answers.forget(attempt.key().hash(), attempt.id());
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
