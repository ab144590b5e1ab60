package org.serviceexchange.onboarding.domain.notification;

import static org.serviceexchange.onboarding.domain.onboarding.Party.CUSTOMER;
import static org.serviceexchange.onboarding.domain.onboarding.Party.PROVIDER;

import java.util.List;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** The kinds of mails of an onboarding, and the parties that receive them. The text of a kind is a file in {@code mails}. */
public enum NotificationKind {
    CORRECTION_NEEDED(PROVIDER),
    INSTRUCTIONS(CUSTOMER),
    CASE_OPENED(CUSTOMER),
    PROVIDER_RECORD_MISMATCHED(PROVIDER),
    ADVICE(CUSTOMER),
    APPROVAL_REQUESTED(PROVIDER),
    SENT_BACK(CUSTOMER),
    SUBSCRIPTION_APPROVED(CUSTOMER),
    REGISTRATION_DENIED(CUSTOMER),
    ACTIVATION_FAILED(CUSTOMER),
    INTEGRATION_ESTABLISHED(CUSTOMER, PROVIDER),
    ONBOARDING_ENDED(CUSTOMER, PROVIDER),
    /** To the person who holds a step, or to all who can take it; as often as the deadline of the step says. */
    REMINDER(CUSTOMER, PROVIDER),
    /** For each overdue step, and again when it is overdue after an extension. */
    ESCALATION(CUSTOMER, PROVIDER),
    DEADLINE_EXTENDED(CUSTOMER),
    /** For each comment of the other party on the registration case. */
    COMMENT_WRITTEN(CUSTOMER, PROVIDER),
    INTEGRATION_PAUSED(CUSTOMER, PROVIDER),
    RESUME_REQUESTED(CUSTOMER, PROVIDER),
    INTEGRATION_RESUMED(CUSTOMER, PROVIDER),
    END_REQUESTED(CUSTOMER, PROVIDER),
    REQUEST_REFUSED(CUSTOMER, PROVIDER),
    REQUEST_TAKEN_BACK(CUSTOMER, PROVIDER),
    REQUEST_LAPSED(CUSTOMER, PROVIDER),
    INTEGRATION_ENDED(CUSTOMER, PROVIDER),
    /** For each step that a process designer added. */
    STEP_STARTED(CUSTOMER, PROVIDER),
    /** To the new contact. */
    CONTACT_CHANGED(CUSTOMER),
    /** To the former contact. */
    CONTACT_REPLACED(CUSTOMER),
    /** When the replication set of an established integration asks the party to do something. */
    REPLICATION_NOTICE(CUSTOMER, PROVIDER),
    /** When the customer says that it can't go on with its step. */
    CUSTOMER_STUCK(PROVIDER),
    STUCK_ANSWERED(CUSTOMER);

    private final List<Party> receivers;

    NotificationKind(Party... receivers) {
        this.receivers = List.of(receivers);
    }

    /** The parties that receive mails of this kind. Stored names depend on the order: add a party at the end. */
    public List<Party> receivers() {
        return receivers;
    }
}
