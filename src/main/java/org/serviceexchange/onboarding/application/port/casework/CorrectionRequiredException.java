package org.serviceexchange.onboarding.application.port.casework;

import java.util.List;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.Sentence;

/**
 * A case cannot be opened until a person corrects the registration, or the records in the case system: none or more than one
 * match.
 */
public class CorrectionRequiredException extends ExplainedException {

    private final transient List<String> links;

    /** @param links of the records to choose from, as the cause has them */
    public CorrectionRequiredException(Sentence cause, Sentence solution, List<String> links) {
        super(cause, solution, null);
        this.links = List.copyOf(links);
    }

    public List<String> links() {
        return links;
    }
}
