package org.serviceexchange.onboarding.application.notification;

import java.util.List;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * What one mail of an onboarding is about.
 *
 * @param occasion which of several mails of its kind it is; the same each time that the same mail is tried
 * @param to       null for those that the kind is for
 * @param deadline null where it isn't about one
 * @param request  null where it isn't about one
 * @param comment  null where it isn't about one
 */
public record News(
        OnboardingNumber onboarding,
        NotificationKind kind,
        String occasion,
        List<EmailAddress> to,
        StepDeadline deadline,
        IntegrationRequest request,
        CaseEntry comment) {

    public static News of(OnboardingNumber onboarding, NotificationKind kind, String occasion) {
        return new News(onboarding, kind, occasion, null, null, null, null);
    }

    /** @param request the one that the step answers; null for a step of the onboarding itself */
    public static News of(
            StepDeadline deadline,
            IntegrationRequest request,
            NotificationKind kind,
            String occasion,
            List<EmailAddress> to) {
        return new News(deadline.onboarding(), kind, occasion, to, deadline, request, null);
    }

    public static News of(IntegrationRequest request, NotificationKind kind) {
        return new News(request.onboarding(), kind, request.occasion(), null, null, request, null);
    }

    public static News of(
            OnboardingNumber onboarding, CaseEntry comment, NotificationKind kind, List<EmailAddress> to) {
        return new News(onboarding, kind, comment.key(), to, null, null, comment);
    }
}
