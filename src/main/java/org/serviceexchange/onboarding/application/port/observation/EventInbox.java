package org.serviceexchange.onboarding.application.port.observation;

import java.time.Instant;

/** The messages of other systems that have arrived. */
public interface EventInbox {

    /** @return whether this message of this source is the first with its id */
    boolean add(String source, String messageId, Instant at);

    /** Forgets what arrived before this time. */
    void deleteBefore(Instant time);
}
