package org.serviceexchange.onboarding.domain.casework;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;

/**
 * A work note or a comment on a case.
 *
 * @param key what makes it this entry and no other of its case: written twice under one key, it stands there once
 * @param by  the user's id, or {@link TimelineEntry#SYSTEM}
 */
public record CaseEntry(String key, Instant at, String by, String text) {

    /** Characters in one work note or comment, as in ServiceNow. */
    public static final int MAX_LENGTH = 4000;
}
