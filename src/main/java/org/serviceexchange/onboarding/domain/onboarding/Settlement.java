package org.serviceexchange.onboarding.domain.onboarding;

import java.time.Instant;

/**
 * What became of a request: by the other party's decision, or by the end of a notice period.
 *
 * @param noticeEnds when the notice period is over; null where none runs
 * @param decision   null while nothing is decided
 * @param decidedBy  the user's id, or {@link TimelineEntry#SYSTEM}; null while nothing is decided
 * @param decidedAt  null while nothing is decided
 * @param refusal    why it was refused; null unless it was
 * @param endedAt    when all was done, or it was refused, taken back or lapsed; null while it is open
 */
public record Settlement(
        Instant noticeEnds,
        RequestDecision decision,
        String decidedBy,
        Instant decidedAt,
        String refusal,
        Instant endedAt) {

    /** Nothing is decided yet. */
    static Settlement open(Instant noticeEnds) {
        return new Settlement(noticeEnds, null, null, null, null, null);
    }

    /** What is left to do can follow. */
    Settlement decided(RequestDecision decision, String by, Instant at) {
        return new Settlement(noticeEnds, decision, by, at, null, null);
    }

    /** Nothing follows. */
    Settlement closed(RequestDecision decision, String by, String refusal, Instant at) {
        return new Settlement(noticeEnds, decision, by, at, refusal, at);
    }

    Settlement ended(Instant at) {
        return new Settlement(noticeEnds, decision, decidedBy, decidedAt, refusal, at);
    }
}
