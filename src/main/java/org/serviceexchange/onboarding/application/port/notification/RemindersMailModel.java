package org.serviceexchange.onboarding.application.port.notification;

import java.util.List;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;

/**
 * The values of a mail that reminds of several steps.
 *
 * @param shown ordered by due date
 * @param count how many steps wait, those that are not shown included
 */
public record RemindersMailModel(
        ProviderRecord provider, Party receiver, List<Reminder> shown, int count, String tasklistLink) {

    public record Reminder(Onboarding onboarding, DeadlineMailModel deadline) {}
}
