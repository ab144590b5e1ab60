package org.serviceexchange.onboarding.casesystem;

import java.util.List;
import org.serviceexchange.onboarding.application.port.casework.CorrectionRequiredException;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.Sentence;

/** What keeps a case from being handled although the instance answers. A person has to mend it there. */
enum CaseFault {
    SEVERAL_CASES,
    /** There is none, or it is hidden. */
    NO_CASE,
    /** The number belongs to a case of another customer, as after this application got a new database. */
    OTHER_CUSTOMER,
    /** The instance did not store the onboarding's number, by which the case would be found again. */
    NUMBER_NOT_STORED,
    STATE_NOT_STORED,
    JOURNAL_NOT_ALLOWED,
    NO_ACCOUNT,
    SEVERAL_ACCOUNTS,
    ACCOUNT_NOT_STORED,
    NO_CONTACT,
    SEVERAL_CONTACTS,
    /** The address belongs to a contact of another account. */
    OTHER_ACCOUNT,
    CONTACT_NOT_STORED,
    CONTACT_NOT_CHANGED;

    /** An administrator of the instance has to mend it: access rules, rules on states, a deleted record. */
    ExplainedException because(Object... arguments) {
        return new ExplainedException(cause(arguments), solution(arguments), null);
    }

    /**
     * The provider's people have to decide: the registration or the records are not clear.
     *
     * @param links of the records to choose from, as the arguments have them
     */
    CorrectionRequiredException toCorrect(List<String> links, Object... arguments) {
        return new CorrectionRequiredException(cause(arguments), solution(arguments), links);
    }

    private Sentence cause(Object... arguments) {
        return Sentence.of("caseFault.%s.cause".formatted(this), arguments);
    }

    private Sentence solution(Object... arguments) {
        return Sentence.of("caseFault.%s.solution".formatted(this), arguments);
    }
}
