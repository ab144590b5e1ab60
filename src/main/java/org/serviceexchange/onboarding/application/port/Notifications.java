package org.serviceexchange.onboarding.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.Notification;
import org.serviceexchange.onboarding.domain.NotificationKind;
import org.serviceexchange.onboarding.domain.OnboardingNumber;

/** Which mails were written and which of them are out. */
public interface Notifications {

    /** @param occasion empty for a kind that an onboarding sends once */
    Optional<Notification> find(OnboardingNumber onboarding, NotificationKind kind, String occasion);

    /** Oldest first. */
    List<Notification> ofAll(Collection<OnboardingNumber> onboardings);

    /** Stores it, in place of the one of the same onboarding, kind and occasion where there is one. */
    void save(Notification notification);
}
