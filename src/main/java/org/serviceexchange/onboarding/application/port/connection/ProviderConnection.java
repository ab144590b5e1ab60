package org.serviceexchange.onboarding.application.port.connection;

import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.Sentence;

/** The connection to the provider's ServiceNow instance. */
public interface ProviderConnection {

    /** The address of the instance; empty if none is connected. */
    Optional<String> address();

    /**
     * Checks step by step what the application needs, and changes nothing. Each call can take seconds. A fault is a finding,
     * not an exception. What a failed step makes pointless is left out.
     */
    List<Finding> check();

    /** Why no call is made at the moment, with the time; empty if calls are made. */
    Optional<Sentence> pause();

    /**
     * @param what     was checked, as a statement
     * @param cause    null if it holds
     * @param solution null if it holds
     */
    record Finding(Verdict verdict, Sentence what, Sentence cause, Sentence solution) {

        public static Finding holds(Sentence what) {
            return new Finding(Verdict.HOLDS, what, null, null);
        }
    }

    enum Verdict {
        HOLDS,
        /** A person has to mend it. */
        WRONG,
        /** It can only be seen later, for example because there is no record yet. */
        UNKNOWN
    }
}
