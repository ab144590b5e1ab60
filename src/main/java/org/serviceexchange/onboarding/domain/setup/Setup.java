package org.serviceexchange.onboarding.domain.setup;

import java.time.Instant;

/**
 * One set-up of the provider: its record and its producer replication set, from the first draft on. Immutable; what is in
 * force is changed by a later set-up, never in place.
 *
 * @param set     null until it is described for the first time
 * @param version how often it was stored; null before the first time
 */
public record Setup(
        String number, ProviderRecord record, ReplicationSetDefinition set, Progress progress, Integer version) {

    /**
     * Where a set-up stands.
     *
     * @param decidedBy   who confirmed or dropped it; null before
     * @param activeSince null before it was in force
     */
    public record Progress(
            SetupState state,
            String begunBy,
            Instant begunAt,
            String decidedBy,
            Instant decidedAt,
            Instant activeSince) {

        private Progress decided(SetupState next, String by, Instant at) {
            return new Progress(next, begunBy, begunAt, by, at, null);
        }

        private Progress in(SetupState next, Instant since) {
            return new Progress(next, begunBy, begunAt, decidedBy, decidedAt, since);
        }
    }

    /** @param set the one in force, to begin with; null where there is none */
    public static Setup begin(
            String number, ProviderRecord record, ReplicationSetDefinition set, String by, Instant at) {
        return new Setup(number, record, set, new Progress(SetupState.DRAFT, by, at, null, null, null), null);
    }

    public SetupState state() {
        return progress.state();
    }

    public String begunBy() {
        return progress.begunBy();
    }

    public Instant begunAt() {
        return progress.begunAt();
    }

    public String decidedBy() {
        return progress.decidedBy();
    }

    public Instant activeSince() {
        return progress.activeSince();
    }

    /** @throws IllegalStateException when it is no draft any more */
    public Setup withRecord(ProviderRecord changed) {
        require(SetupState.DRAFT);
        return new Setup(number, changed, set, progress, version);
    }

    /** @throws IllegalStateException when it is no draft any more */
    public Setup withSet(ReplicationSetDefinition described) {
        require(SetupState.DRAFT);
        return new Setup(number, record, described, progress, version);
    }

    /** @throws IllegalStateException when it is no draft any more, or has no replication set yet */
    public Setup confirmed(String by, Instant at) {
        require(SetupState.DRAFT);
        if (set == null) {
            throw new IllegalStateException("%s has no replication set".formatted(number));
        }
        return with(progress.decided(SetupState.CONFIRMED, by, at));
    }

    /** @throws IllegalStateException when it is no draft any more */
    public Setup dropped(String by, Instant at) {
        require(SetupState.DRAFT);
        return with(progress.decided(SetupState.DROPPED, by, at));
    }

    /**
     * The process of the set-up was deleted, so it can't take effect any more.
     *
     * @throws IllegalStateException when it was in force, or was dropped before
     */
    public Setup abandoned(String by, Instant at) {
        if (state() != SetupState.DRAFT && state() != SetupState.CONFIRMED) {
            throw new IllegalStateException("%s is %s and not open".formatted(number, state()));
        }
        return with(progress.decided(SetupState.DROPPED, by, at));
    }

    /** @throws IllegalStateException when it is not confirmed */
    public Setup activated(Instant at) {
        require(SetupState.CONFIRMED);
        return with(progress.in(SetupState.ACTIVE, at));
    }

    /** @throws IllegalStateException when it isn't in force */
    public Setup replaced() {
        require(SetupState.ACTIVE);
        return with(progress.in(SetupState.REPLACED, progress.activeSince()));
    }

    private void require(SetupState needed) {
        if (state() != needed) {
            throw new IllegalStateException("%s is %s, not %s".formatted(number, state(), needed));
        }
    }

    private Setup with(Progress progress) {
        return new Setup(number, record, set, progress, version);
    }
}
