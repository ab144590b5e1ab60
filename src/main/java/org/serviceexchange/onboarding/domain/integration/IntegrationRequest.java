package org.serviceexchange.onboarding.domain.integration;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;

/**
 * What one party wants of an established integration, and what became of it. An onboarding has at most one that is open.
 *
 * @param id      null before it is stored
 * @param version how often it was stored; null before the first time
 */
public record IntegrationRequest(
        Long id, OnboardingNumber onboarding, Change change, Settlement settlement, Integer version) {

    /** For the user who was slower. */
    public static final Sentence SETTLED = Sentence.of("concurrent.settled");

    /** Of a reason, in characters. */
    public static final int MAX_REASON = 1000;

    /** Pausing needs no agreement, so the request is decided from the start. */
    public static IntegrationRequest pause(
            OnboardingNumber onboarding, Party askedBy, String by, String reason, Instant at) {
        return open(onboarding, new Change(RequestKind.PAUSE, askedBy, by, at, reason), null)
                .agree(by, at);
    }

    public static IntegrationRequest resume(
            OnboardingNumber onboarding, Party askedBy, String by, String reason, Instant at) {
        return open(onboarding, new Change(RequestKind.RESUME, askedBy, by, at, reason), null);
    }

    /** @param noticeEnds null where the other party has to agree */
    public static IntegrationRequest end(
            OnboardingNumber onboarding, Party askedBy, String by, String reason, Instant noticeEnds, Instant at) {
        return open(onboarding, new Change(RequestKind.END, askedBy, by, at, reason), noticeEnds);
    }

    public RequestKind kind() {
        return change.kind();
    }

    public Party askedBy() {
        return change.askedBy();
    }

    public String by() {
        return change.by();
    }

    public Instant at() {
        return change.at();
    }

    public String reason() {
        return change.reason();
    }

    /** In words that both parties may read: what was asked for, or done at once. */
    public Sentence sentence() {
        return kind() == RequestKind.PAUSE
                ? Sentence.of("timeline.paused." + askedBy(), reason())
                : Sentence.of("timeline.requested.%s.%s".formatted(kind(), askedBy()), reason());
    }

    public boolean isOpen() {
        return settlement.endedAt() == null;
    }

    public boolean isDecided() {
        return settlement.decision() != null;
    }

    /** Whether the system carries it out: nobody has to agree to a pause, and a decided request is not withdrawn any more. */
    public boolean isCarriedOut() {
        return isOpen() && (kind() == RequestKind.PAUSE || isDecided());
    }

    public boolean hasNoticePeriod() {
        return settlement.noticeEnds() != null;
    }

    /** The party that is notified and, where needed, has to agree. */
    public Party otherParty() {
        return askedBy() == Party.PROVIDER ? Party.CUSTOMER : Party.PROVIDER;
    }

    /** What each copy of a mail about this request has in common, and no mail about another one. */
    public String deduplicationKey() {
        return id.toString();
    }

    /** @throws ConcurrentChangeException when it is decided already */
    public IntegrationRequest agree(String by, Instant at) {
        requireUndecided();
        return with(settlement.decided(RequestDecision.AGREED, by, at));
    }

    /** @throws ConcurrentChangeException when it is decided already */
    public IntegrationRequest refuse(String by, String why, Instant at) {
        requireUndecided();
        return with(settlement.closed(RequestDecision.REFUSED, by, why, at));
    }

    /** @throws ConcurrentChangeException when it is decided already */
    public IntegrationRequest withdraw(String by, Instant at) {
        requireUndecided();
        return with(settlement.closed(RequestDecision.TAKEN_BACK, by, null, at));
    }

    /**
     * @throws ConcurrentChangeException      when it is decided already
     * @throws IllegalStateException when no notice period runs
     */
    public IntegrationRequest noticeOver(Instant at) {
        requireUndecided();
        if (!hasNoticePeriod()) {
            throw new IllegalStateException("No notice period runs for the request %d".formatted(id));
        }
        return with(settlement.decided(RequestDecision.NOTICE_OVER, TimelineEntry.SYSTEM, at));
    }

    /**
     * The other party did not answer in time.
     *
     * @throws ConcurrentChangeException      when it is decided already
     * @throws IllegalStateException when the request needs no answer
     */
    public IntegrationRequest expire(Instant at) {
        requireUndecided();
        if (hasNoticePeriod()) {
            throw new IllegalStateException("Nobody has to answer the request %d".formatted(id));
        }
        return with(settlement.closed(RequestDecision.LAPSED, TimelineEntry.SYSTEM, null, at));
    }

    /** All that was asked for is done. */
    public IntegrationRequest done(Instant at) {
        return with(settlement.ended(at));
    }

    private static IntegrationRequest open(OnboardingNumber onboarding, Change change, Instant noticeEnds) {
        return new IntegrationRequest(null, onboarding, change, Settlement.open(noticeEnds), null);
    }

    private IntegrationRequest with(Settlement settlement) {
        return new IntegrationRequest(id, onboarding, change, settlement, version);
    }

    private void requireUndecided() {
        if (isDecided()) {
            throw new ConcurrentChangeException(SETTLED);
        }
    }

    /**
     * What the party wants.
     *
     * @param askedBy {@link Party#PROVIDER} or {@link Party#CUSTOMER}
     * @param by      the user's id
     * @param reason  both parties read it
     */
    public record Change(RequestKind kind, Party askedBy, String by, Instant at, String reason) {}

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
}
