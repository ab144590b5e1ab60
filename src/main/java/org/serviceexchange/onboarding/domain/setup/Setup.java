package org.serviceexchange.onboarding.domain.setup;

import java.time.Instant;

/**
 * One set-up of the provider: its record and its producer replication set, from the first draft on. Immutable; what is in
 * force is changed by a later set-up, never in place.
 *
 * @param set         null until it is described for the first time
 * @param decidedBy   who confirmed or dropped it; null before
 * @param activeSince null before it was in force
 * @param version     how often it was stored; null before the first time
 */
public record Setup(
        String number,
        SetupState state,
        ProviderRecord record,
        ReplicationSetDefinition set,
        String begunBy,
        Instant begunAt,
        String decidedBy,
        Instant decidedAt,
        Instant activeSince,
        Integer version) {

    /** @param set the one in force, to begin with; null where there is none */
    public static Setup begin(
            String number, ProviderRecord record, ReplicationSetDefinition set, String by, Instant at) {
        return new Setup(number, SetupState.DRAFT, record, set, by, at, null, null, null, null);
    }

    /** @throws IllegalStateException when it is no draft any more */
    public Setup withRecord(ProviderRecord changed) {
        require(SetupState.DRAFT);
        return new Setup(number, state, changed, set, begunBy, begunAt, decidedBy, decidedAt, activeSince, version);
    }

    /** @throws IllegalStateException when it is no draft any more */
    public Setup withSet(ReplicationSetDefinition described) {
        require(SetupState.DRAFT);
        return new Setup(
                number, state, record, described, begunBy, begunAt, decidedBy, decidedAt, activeSince, version);
    }

    /** @throws IllegalStateException when it is no draft any more, or has no replication set yet */
    public Setup confirmed(String by, Instant at) {
        require(SetupState.DRAFT);
        if (set == null) {
            throw new IllegalStateException("%s has no replication set".formatted(number));
        }
        return now(SetupState.CONFIRMED, by, at, null);
    }

    /** @throws IllegalStateException when it is no draft any more */
    public Setup dropped(String by, Instant at) {
        require(SetupState.DRAFT);
        return now(SetupState.DROPPED, by, at, null);
    }

    /** @throws IllegalStateException when nobody has confirmed it */
    public Setup activated(Instant at) {
        require(SetupState.CONFIRMED);
        return now(SetupState.ACTIVE, decidedBy, decidedAt, at);
    }

    /** @throws IllegalStateException when it isn't in force */
    public Setup replaced() {
        require(SetupState.ACTIVE);
        return now(SetupState.REPLACED, decidedBy, decidedAt, activeSince);
    }

    private void require(SetupState needed) {
        if (state != needed) {
            throw new IllegalStateException("%s is %s, not %s".formatted(number, state, needed));
        }
    }

    private Setup now(SetupState next, String by, Instant at, Instant since) {
        return new Setup(number, next, record, set, begunBy, begunAt, by, at, since, version);
    }
}
