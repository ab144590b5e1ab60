package org.serviceexchange.onboarding.instances;

import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.Sentence;

/** What keeps a record from being understood although the instance answers. A person has to mend it there, or the settings. */
enum ObservationFault {
    /** The provider's instance has no subscription of this customer that is open or approved. */
    NO_SUBSCRIPTION,
    /** The field is empty: it is misspelt in the settings, or the integration user may not read it. */
    NO_STATE,
    /** A state that the documentation does not name. */
    UNKNOWN_STATE;

    ExplainedException because(Object... arguments) {
        return new ExplainedException(
                Sentence.of("observationFault.%s.cause".formatted(this), arguments),
                Sentence.of("observationFault.%s.solution".formatted(this), arguments),
                null);
    }
}
