package org.serviceexchange.onboarding.application.port.notification;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** Which mails were written and which of them are out. */
public interface Notifications {

    /** @param occasion empty for a kind that an onboarding sends once */
    Optional<Notification> find(OnboardingNumber onboarding, NotificationKind kind, String occasion);

    /** Oldest first. */
    List<Notification> ofAll(Collection<OnboardingNumber> onboardings);

    /** Stores it, in place of the one of the same onboarding, kind and occasion where there is one. */
    void save(Notification notification);

    /** Forgets mails that were written and aren't out: nobody has to get them any more. */
    void forgetPending(OnboardingNumber onboarding, Collection<String> occasions);
}
