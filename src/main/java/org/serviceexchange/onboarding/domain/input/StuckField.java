package org.serviceexchange.onboarding.domain.input;

import java.util.Locale;

/** What people write about a step that the customer can't go on with. */
public enum StuckField implements Field {
    REASON,
    ANSWER;

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
