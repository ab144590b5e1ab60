package org.serviceexchange.onboarding.domain.input;

/** What people write on a registration case: on the record page or over REST, not in a form of the process. */
public enum CaseField implements Field {
    COMMENT("Comment"),
    WORK_NOTE("Work note");

    private final String label;

    CaseField(String label) {
        this.label = label;
    }

    @Override
    public String key() {
        return "text";
    }

    @Override
    public String label() {
        return label;
    }
}
