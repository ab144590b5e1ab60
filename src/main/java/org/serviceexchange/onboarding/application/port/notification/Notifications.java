package org.serviceexchange.onboarding.application.port.notification;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.domain.notification.NotificationKey;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** The mails of onboardings, pending and sent. */
public interface Notifications {

    Optional<Notification> find(NotificationKey key);

    /**
     * Oldest first. A reminder that names steps of several onboardings is a mail of each of them.
     */
    List<Notification> ofAll(Collection<OnboardingNumber> onboardings);

    /** Stores it, and replaces the one with the same key. */
    void save(Notification notification);

    /** Deletes mails that are written and not sent, because they are obsolete; also those with a key and a number behind it. */
    void forgetPending(OnboardingNumber onboarding, Collection<String> deduplicationKeys);
}
