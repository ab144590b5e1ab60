package org.serviceexchange.onboarding.domain.notification;

import java.util.EnumSet;
import java.util.Set;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** The mails of an onboarding, and whom each is for. One onboarding sends each of them once for each occasion. */
public enum NotificationKind {
    CORRECTION_NEEDED(Party.PROVIDER),
    INSTRUCTIONS(Party.CUSTOMER),
    CASE_OPENED(Party.CUSTOMER),
    PROVIDER_RECORD_MISMATCHED(Party.PROVIDER),
    ADVICE(Party.CUSTOMER),
    APPROVAL_REQUESTED(Party.PROVIDER),
    SENT_BACK(Party.CUSTOMER),
    SUBSCRIPTION_APPROVED(Party.CUSTOMER),
    REGISTRATION_DENIED(Party.CUSTOMER),
    ACTIVATION_FAILED(Party.CUSTOMER),
    INTEGRATION_ESTABLISHED(Party.CUSTOMER),
    INTEGRATION_ESTABLISHED_PROVIDER(Party.PROVIDER),
    ONBOARDING_ENDED(Party.CUSTOMER),
    ONBOARDING_ENDED_PROVIDER(Party.PROVIDER),
    /** To those at the customer who hold a step; as often as the step's deadline says. */
    REMINDER(Party.CUSTOMER),
    /** To those at the provider who hold a step; as often as the step's deadline says. */
    REMINDER_PROVIDER(Party.PROVIDER),
    /** To the customer's other contacts; for each step that is overdue, and once more when it was extended. */
    ESCALATION(Party.CUSTOMER),
    /** To the provider's lead; for each step that is overdue, and once more when it was extended. */
    ESCALATION_PROVIDER(Party.PROVIDER),
    /** For each time that a step is given. */
    DEADLINE_EXTENDED(Party.CUSTOMER),
    /** For each comment that the provider's people write on the registration case. */
    COMMENT_WRITTEN(Party.CUSTOMER),
    /** For each comment that the customer's people write on the registration case. */
    COMMENT_WRITTEN_PROVIDER(Party.PROVIDER),
    INTEGRATION_PAUSED(Party.CUSTOMER),
    INTEGRATION_PAUSED_PROVIDER(Party.PROVIDER),
    RESUME_REQUESTED(Party.CUSTOMER),
    RESUME_REQUESTED_PROVIDER(Party.PROVIDER),
    INTEGRATION_RESUMED(Party.CUSTOMER),
    INTEGRATION_RESUMED_PROVIDER(Party.PROVIDER),
    END_REQUESTED(Party.CUSTOMER),
    END_REQUESTED_PROVIDER(Party.PROVIDER),
    REQUEST_REFUSED(Party.CUSTOMER),
    REQUEST_REFUSED_PROVIDER(Party.PROVIDER),
    REQUEST_TAKEN_BACK(Party.CUSTOMER),
    REQUEST_TAKEN_BACK_PROVIDER(Party.PROVIDER),
    /** To both parties: nobody answered in time. */
    REQUEST_LAPSED(Party.CUSTOMER),
    REQUEST_LAPSED_PROVIDER(Party.PROVIDER),
    INTEGRATION_ENDED(Party.CUSTOMER),
    INTEGRATION_ENDED_PROVIDER(Party.PROVIDER);

    private static final Set<NotificationKind> ABOUT_REQUESTS =
            EnumSet.range(INTEGRATION_PAUSED, INTEGRATION_ENDED_PROVIDER);
    private static final Set<NotificationKind> ABOUT_COMMENTS = EnumSet.of(COMMENT_WRITTEN, COMMENT_WRITTEN_PROVIDER);
    private static final String TO_PROVIDER = "_PROVIDER";

    private final Party receiver;

    NotificationKind(Party receiver) {
        this.receiver = receiver;
    }

    public Party receiver() {
        return receiver;
    }

    /** Whether it tells of an {@link IntegrationRequest}. */
    public boolean isAboutARequest() {
        return ABOUT_REQUESTS.contains(this);
    }

    /** Whether it passes on a comment. */
    public boolean isAboutAComment() {
        return ABOUT_COMMENTS.contains(this);
    }

    /** The letter for it; what goes to either party is one letter, and says the same to both. */
    public NotificationKind letter() {
        return isAboutARequest() || isAboutAComment() ? to(Party.CUSTOMER) : this;
    }

    /**
     * The same news for this party.
     *
     * @throws IllegalArgumentException when that party gets no such news
     */
    public NotificationKind to(Party party) {
        String toCustomer =
                name().endsWith(TO_PROVIDER) ? name().substring(0, name().length() - TO_PROVIDER.length()) : name();
        return valueOf(party == Party.PROVIDER ? toCustomer + TO_PROVIDER : toCustomer);
    }
}
