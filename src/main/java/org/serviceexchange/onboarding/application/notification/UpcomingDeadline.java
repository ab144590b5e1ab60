package org.serviceexchange.onboarding.application.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfIntegrationRequest;
import org.serviceexchange.onboarding.application.port.deadline.DeadlineTable;
import org.serviceexchange.onboarding.application.port.notification.DeadlineMailModel;
import org.serviceexchange.onboarding.application.port.notification.DeadlineMailModel.Begun;
import org.serviceexchange.onboarding.domain.deadline.Schedule;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendars;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Component;

/**
 * The deadline of the step that a mail asks for. The step begins right after the mail, so its deadline is computed as it
 * will be then.
 */
@Component
class UpcomingDeadline {

    private static final Map<NotificationKind, String> STEPS = Map.of(
            NotificationKind.CORRECTION_NEEDED, "correctRegistration",
            NotificationKind.INSTRUCTIONS, "createProviderRecord",
            NotificationKind.ADVICE, "createProviderRecord",
            NotificationKind.SENT_BACK, "createProviderRecord",
            NotificationKind.PROVIDER_RECORD_MISMATCHED, "resolveMismatch",
            NotificationKind.APPROVAL_REQUESTED, "approveSubscription",
            NotificationKind.SUBSCRIPTION_APPROVED, "activateReplicationSet",
            NotificationKind.ACTIVATION_FAILED, "activateReplicationSet",
            NotificationKind.RESUME_REQUESTED, "agreeToResume",
            NotificationKind.END_REQUESTED, "agreeToEnd");

    private final DeadlineTable table;
    private final WorkingCalendars calendars;
    private final Clock clock;

    UpcomingDeadline(DeadlineTable table, WorkingCalendars calendars, Clock clock) {
        this.table = table;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Empty if the mail asks for no step.
     *
     * @param titles what Tasklist calls each step
     */
    Optional<DeadlineMailModel> of(NotificationRequest request, Onboarding onboarding, Map<String, String> titles) {
        boolean needsNoAnswer =
                request instanceof OfIntegrationRequest about && about.request().hasNoticePeriod();
        return Optional.ofNullable(STEPS.get(request.key().kind()))
                .filter(step -> !needsNoAnswer)
                .map(step -> deadline(request, onboarding, step, titles.get(step)));
    }

    private DeadlineMailModel deadline(NotificationRequest request, Onboarding onboarding, String step, String title) {
        Instant now = clock.instant();
        Schedule schedule = Schedule.begin(
                table.terms(step, onboarding.registration().details().priority()),
                calendars.of(request.receiver()),
                now);
        return new DeadlineMailModel(
                title, request.receiver(), schedule.due(), false, schedule.expireAt(), Begun.NOT_YET);
    }
}
