package org.serviceexchange.onboarding.application;

import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.domain.CaseState;
import org.serviceexchange.onboarding.domain.NotificationKind;
import org.serviceexchange.onboarding.domain.NotificationStatus;
import org.serviceexchange.onboarding.domain.OnboardingState;
import org.serviceexchange.onboarding.domain.Party;
import org.serviceexchange.onboarding.domain.ReplicationSetState;
import org.serviceexchange.onboarding.domain.SubscriptionState;

/**
 * An onboarding as one viewer may see it.
 *
 * @param due              until when who is waited for has to act; null while no person is
 * @param registrationCase null before it is opened
 * @param subscription     null before it is requested
 */
public record OnboardingView(
        String number,
        OnboardingState state,
        String customerName,
        String contactName,
        String contactEmail,
        String instanceName,
        String instanceId,
        Party waitingOn,
        Instant waitingSince,
        Instant due,
        CaseView registrationCase,
        SubscriptionView subscription,
        List<NotificationView> notifications,
        List<TimelineView> timeline) {

    /**
     * @param workNotes null for customers, who never see them
     */
    public record CaseView(
            String number,
            CaseState state,
            String shortDescription,
            String resolutionCode,
            String closeNotes,
            List<EntryView> workNotes,
            List<EntryView> comments) {}

    public record EntryView(Instant at, String by, String text) {}

    public record SubscriptionView(
            String number,
            SubscriptionState state,
            ReplicationSetState replicationSet,
            String link,
            String decidedBy,
            Instant decidedAt,
            String reason) {}

    public record NotificationView(
            NotificationKind kind, String to, String subject, NotificationStatus status, Instant at) {}

    public record TimelineView(Instant at, String by, String what) {}
}
