package org.serviceexchange.onboarding.application.port.casework;

import java.time.Instant;
import java.util.Optional;

/** How far this application has read what people do to its cases; the nodes share it. */
public interface CaseReadings {

    /**
     * Begins to read, unless it is too early or another node began it.
     *
     * @param next when a node may begin the next time, also if this one never ends
     */
    boolean begin(Instant now, Instant next);

    /** The change up to which everything was read, by the clock of the case system. Empty before the first time. */
    Optional<Instant> readUntil();

    void readUntil(Instant change);

    /** No node begins before this time. */
    void postpone(Instant next);
}
