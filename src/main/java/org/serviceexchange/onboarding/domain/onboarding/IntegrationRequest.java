package org.serviceexchange.onboarding.domain.onboarding;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.ConcurrentChange;

/**
 * What one party wants of an established integration, and what became of it. An onboarding has at most one that is open.
 *
 * @param id         null before it is stored
 * @param askedBy    {@link Party#PROVIDER} or {@link Party#CUSTOMER}
 * @param by         the user's id
 * @param reason     both parties read it
 * @param noticeEnds when the notice period is over; null where none runs
 * @param decision   null while nothing is decided
 * @param decidedBy  the user's id, or {@link TimelineEntry#SYSTEM}; null while nothing is decided
 * @param decidedAt  null while nothing is decided
 * @param refusal    why it was refused; null unless it was
 * @param endedAt    when all was done, or it was refused, taken back or lapsed; null while it is open
 * @param version    how often it was stored; null before the first time
 */
public record IntegrationRequest(
        Long id,
        OnboardingNumber onboarding,
        RequestKind kind,
        Party askedBy,
        String by,
        Instant at,
        String reason,
        Instant noticeEnds,
        RequestDecision decision,
        String decidedBy,
        Instant decidedAt,
        String refusal,
        Instant endedAt,
        Integer version) {

    /** What whoever is slower by a moment hears. */
    public static final String SETTLED =
            "Somebody else settled this request at the same moment. Look at the onboarding's page to see how.";

    /** Of a reason, in characters. */
    public static final int MAX_REASON = 1000;

    /** Pausing needs nobody's yes, so it is agreed to from the beginning. */
    public static IntegrationRequest pause(
            OnboardingNumber onboarding, Party askedBy, String by, String reason, Instant at) {
        return open(onboarding, RequestKind.PAUSE, askedBy, by, reason, null, at)
                .decided(RequestDecision.AGREED, by, null, at, null);
    }

    public static IntegrationRequest resume(
            OnboardingNumber onboarding, Party askedBy, String by, String reason, Instant at) {
        return open(onboarding, RequestKind.RESUME, askedBy, by, reason, null, at);
    }

    /** @param noticeEnds null where the other party has to agree */
    public static IntegrationRequest end(
            OnboardingNumber onboarding, Party askedBy, String by, String reason, Instant noticeEnds, Instant at) {
        return open(onboarding, RequestKind.END, askedBy, by, reason, noticeEnds, at);
    }

    /** The party that is told, and where needed asked to agree. */
    public Party otherParty() {
        return askedBy == Party.PROVIDER ? Party.CUSTOMER : Party.PROVIDER;
    }

    /** What each copy of a mail about this request has in common, and no mail about another one. */
    public String deduplicationKey() {
        return id.toString();
    }

    /** @throws ConcurrentChange when it is decided already */
    public IntegrationRequest agree(String by, Instant at) {
        requireUndecided();
        return decided(RequestDecision.AGREED, by, null, at, null);
    }

    /** @throws ConcurrentChange when it is decided already */
    public IntegrationRequest refuse(String by, String why, Instant at) {
        requireUndecided();
        return decided(RequestDecision.REFUSED, by, why, at, at);
    }

    /** @throws ConcurrentChange when it is decided already */
    public IntegrationRequest takeBack(String by, Instant at) {
        requireUndecided();
        return decided(RequestDecision.TAKEN_BACK, by, null, at, at);
    }

    /**
     * @throws ConcurrentChange      when it is decided already
     * @throws IllegalStateException when no notice period runs
     */
    public IntegrationRequest noticeOver(Instant at) {
        requireUndecided();
        if (noticeEnds == null) {
            throw new IllegalStateException("No notice period runs for the request %d".formatted(id));
        }
        return decided(RequestDecision.NOTICE_OVER, TimelineEntry.SYSTEM, null, at, null);
    }

    /**
     * Nobody of the other party answered in time.
     *
     * @throws ConcurrentChange      when it is decided already
     * @throws IllegalStateException when nobody has to answer
     */
    public IntegrationRequest lapse(Instant at) {
        requireUndecided();
        if (noticeEnds != null) {
            throw new IllegalStateException("Nobody has to answer the request %d".formatted(id));
        }
        return decided(RequestDecision.LAPSED, TimelineEntry.SYSTEM, null, at, at);
    }

    /** All that was asked for is done. */
    public IntegrationRequest done(Instant at) {
        return new IntegrationRequest(
                id,
                onboarding,
                kind,
                askedBy,
                by,
                this.at,
                reason,
                noticeEnds,
                decision,
                decidedBy,
                decidedAt,
                refusal,
                at,
                version);
    }

    private static IntegrationRequest open(
            OnboardingNumber onboarding,
            RequestKind kind,
            Party askedBy,
            String by,
            String reason,
            Instant noticeEnds,
            Instant at) {
        return new IntegrationRequest(
                null, onboarding, kind, askedBy, by, at, reason, noticeEnds, null, null, null, null, null, null);
    }

    private IntegrationRequest decided(
            RequestDecision decision, String decidedBy, String refusal, Instant decidedAt, Instant endedAt) {
        return new IntegrationRequest(
                id,
                onboarding,
                kind,
                askedBy,
                by,
                at,
                reason,
                noticeEnds,
                decision,
                decidedBy,
                decidedAt,
                refusal,
                endedAt,
                version);
    }

    private void requireUndecided() {
        if (decision != null) {
            throw new ConcurrentChange(SETTLED);
        }
    }
}
