package org.serviceexchange.onboarding.domain.notification;

import java.util.Arrays;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * Identifies one mail of an onboarding. Each attempt to send this mail has the same key, and no other mail has it.
 *
 * @param deduplicationKey tells apart several mails of one kind to one party; {@link #ONCE} for a mail that is sent once
 */
public record NotificationKey(
        OnboardingNumber onboarding, NotificationKind kind, Party receiver, String deduplicationKey) {

    public static final String ONCE = "";

    public NotificationKey {
        if (!kind.receivers().contains(receiver)) {
            throw new IllegalArgumentException("%s receives no mail %s".formatted(receiver, kind));
        }
    }

    /** @param name as {@link #name()} writes it */
    public static NotificationKey of(OnboardingNumber onboarding, String name, String deduplicationKey) {
        return Arrays.stream(NotificationKind.values())
                .flatMap(kind -> kind.receivers().stream()
                        .map(receiver -> new NotificationKey(onboarding, kind, receiver, deduplicationKey)))
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no mail %s".formatted(name)));
    }

    /**
     * Kind and receiver in stored data, in Message-IDs and in the REST API: the name of the kind, for its second receiver
     * with the name of the party, as in {@code REMINDER_PROVIDER}.
     */
    public String name() {
        return receiver == kind.receivers().get(0) ? kind.name() : kind.name() + "_" + receiver.name();
    }
}
