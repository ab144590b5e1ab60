package org.serviceexchange.onboarding.application.onboarding;

import java.util.List;
import org.serviceexchange.onboarding.domain.Sentence;

/**
 * What stops or delays an onboarding.
 *
 * @param category the reason in short, where it was chosen from a list; else null
 * @param cause    what is wrong, in the words of its finder
 * @param solution what to do about it; empty if unknown
 * @param links    addresses in the cause that the system itself put there
 */
public record IssueView(Kind kind, Sentence category, String cause, String solution, List<String> links) {

    public IssueView(Kind kind, Sentence category, String cause, String solution) {
        this(kind, category, cause, solution, List.of());
    }

    public enum Kind {
        /** The check before anything is sent found it; the provider corrects. */
        REGISTRATION,
        /** The customer's values aren't the provider's; the provider helps. */
        MISMATCH,
        /** The provider has helped; the customer tries again. */
        ADVICE,
        SENT_BACK,
        /** The replication set didn't become active. */
        ACTIVATION,
        /** The replication set of an established integration asks people to do something. */
        REPLICATION,
        DENIED,
        WITHDRAWN_BY_CUSTOMER,
        WITHDRAWN_BY_PROVIDER,
        EXPIRED,
        /** An engine administrator deleted the process. */
        FORCED_END
    }
}
