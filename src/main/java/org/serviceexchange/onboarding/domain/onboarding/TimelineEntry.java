package org.serviceexchange.onboarding.domain.onboarding;

import java.time.Instant;

/**
 * One thing that happened to an onboarding, in words both parties may read.
 *
 * @param by the user's id, or {@link #SYSTEM}
 */
public record TimelineEntry(Instant at, String by, String what) {

    /** What stands for the application itself where a user's id would stand. */
    public static final String SYSTEM = "Service Exchange Onboarding";
}
