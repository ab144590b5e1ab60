package org.serviceexchange.onboarding.application.notification;

import java.util.List;
import org.serviceexchange.onboarding.domain.account.ContactChange;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.notification.NotificationKey;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.stuck.StuckReport;

/** Asks for one mail of an onboarding, and carries what the mail is about. */
public sealed interface NotificationRequest {

    /** The same for each attempt to send this mail. */
    NotificationKey key();

    default Party receiver() {
        return key().receiver();
    }

    /** A mail that an onboarding sends once. */
    record OfOnboarding(NotificationKey key) implements NotificationRequest {

        public OfOnboarding(OnboardingNumber onboarding, NotificationKind kind, Party receiver) {
            this(new NotificationKey(onboarding, kind, receiver, NotificationKey.ONCE));
        }
    }

    /** A mail about the last round of the approval. */
    record OfDecision(NotificationKey key) implements NotificationRequest {

        public OfDecision(ReplicationSubscription subscription, NotificationKind kind, Party receiver) {
            this(new NotificationKey(subscription.onboarding(), kind, receiver, round(subscription)));
        }

        private static String round(ReplicationSubscription subscription) {
            int rounds = subscription.rounds().size();
            return rounds == 0 ? NotificationKey.ONCE : String.valueOf(rounds);
        }
    }

    /** A mail about an issue that stops the onboarding. */
    record OfIssue(NotificationKey key, Issue issue) implements NotificationRequest {

        public OfIssue(Issue issue, NotificationKind kind, Party receiver) {
            this(
                    new NotificationKey(
                            issue.onboarding(),
                            kind,
                            receiver,
                            String.valueOf(issue.at().toEpochMilli())),
                    issue);
        }
    }

    /**
     * A mail about the deadline of a step.
     *
     * @param request  the request that the step answers; null for a step of the onboarding itself
     * @param reminded whom a reminder reminds of which steps; null for other mails
     */
    record OfDeadline(NotificationKey key, StepDeadline deadline, IntegrationRequest request, Reminded reminded)
            implements NotificationRequest {

        /** @param steps this one and others that are due for a reminder as well, ordered by due date */
        public record Reminded(List<EmailAddress> people, List<StepDeadline> steps) {}

        public OfDeadline(
                StepDeadline deadline,
                IntegrationRequest request,
                NotificationKind kind,
                Party receiver,
                String deduplicationKey) {
            this(new NotificationKey(deadline.onboarding(), kind, receiver, deduplicationKey), deadline, request, null);
        }
    }

    /** A mail about a request to pause, resume or end the integration. */
    record OfIntegrationRequest(NotificationKey key, IntegrationRequest request) implements NotificationRequest {

        public OfIntegrationRequest(IntegrationRequest request, NotificationKind kind, Party receiver) {
            this(new NotificationKey(request.onboarding(), kind, receiver, request.deduplicationKey()), request);
        }
    }

    /** A mail about a change of the contact. */
    record OfContactChange(NotificationKey key, ContactChange change) implements NotificationRequest {

        public OfContactChange(ContactChange change, NotificationKind kind) {
            this(new NotificationKey(change.onboarding(), kind, Party.CUSTOMER, change.deduplicationKey()), change);
        }
    }

    /** A mail about a comment on the registration case. */
    record OfComment(NotificationKey key, CaseEntry comment) implements NotificationRequest {

        public OfComment(OnboardingNumber onboarding, CaseEntry comment, Party receiver) {
            this(new NotificationKey(onboarding, kind(comment, receiver), receiver, comment.key()), comment);
        }

        private static NotificationKind kind(CaseEntry comment, Party receiver) {
            if (!StuckReport.isKey(comment.key())) {
                return NotificationKind.COMMENT_WRITTEN;
            }
            return receiver == Party.PROVIDER ? NotificationKind.CUSTOMER_STUCK : NotificationKind.STUCK_ANSWERED;
        }
    }
}
