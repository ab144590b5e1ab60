package org.serviceexchange.onboarding.domain.input;

/** What people write on a registration case: on the onboarding page or over REST, not in a form of the process. */
public enum CaseField implements Field {
    COMMENT,
    WORK_NOTE;

    @Override
    public String key() {
        return "text";
    }
}
