package org.serviceexchange.onboarding.application.port.idempotency;

import java.time.Instant;
import java.util.Optional;

/** The requests with a key, and what was answered to them. A request is known by the hash of its key. */
public interface RequestAnswers {

    /** How far a request is. */
    enum State {
        /** Its attempt has stored nothing yet. */
        RUNNING,
        /** What it wants is stored, its answer not, or not yet. */
        CARRIED_OUT,
        ANSWERED
    }

    /**
     * A request that came before.
     *
     * @param runningUntil from then on, another attempt may take over what still is {@link State#RUNNING}
     * @param answer       encrypted; null unless {@link State#ANSWERED}
     */
    record Known(String fingerprint, State state, Instant runningUntil, byte[] answer) {}

    Optional<Known> find(String keyHash);

    /**
     * Stores that an attempt carries the request out.
     *
     * @return false if another attempt came first
     */
    boolean begin(String keyHash, String fingerprint, String attempt, Instant runningUntil, Instant expires);

    /**
     * The attempt carries the request out in place of one that did not end in time.
     *
     * @return false if another attempt was faster
     */
    boolean takeOver(String keyHash, String attempt, Instant now, Instant runningUntil);

    /**
     * Part of the transaction that stores what the request wants.
     *
     * @return false if another attempt has taken over
     */
    boolean carriedOut(String keyHash, String attempt);

    /** @param answer encrypted */
    void answered(String keyHash, String attempt, byte[] answer);

    /** Forgets the request, unless it was carried out. */
    void forget(String keyHash, String attempt);

    void deleteExpired(Instant now);
}
