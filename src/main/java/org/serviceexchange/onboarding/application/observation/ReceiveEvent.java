package org.serviceexchange.onboarding.application.observation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.serviceexchange.onboarding.application.port.observation.EventInbox;
import org.serviceexchange.onboarding.application.port.observation.ObservationTrigger;
import org.serviceexchange.onboarding.domain.observation.EventSignature;
import org.springframework.stereotype.Service;

/**
 * An instance says that a record was changed. That is a reason to check, and nothing else of the message counts: one that is
 * early, late, doubled or out of order ends as well as no message at all.
 */
@Service
public class ReceiveEvent {

    private static final String SERVICENOW = "servicenow";

    /** How far the clocks may be apart, and how long a message may be on its way. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    // much longer than a message with an old time is taken
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int LONGEST_ID = 255;

    private final EventSecret secret;
    private final EventInbox inbox;
    private final ObservationTrigger trigger;
    private final Clock clock;

    ReceiveEvent(EventSecret secret, EventInbox inbox, ObservationTrigger trigger, Clock clock) {
        this.secret = secret;
        this.inbox = inbox;
        this.trigger = trigger;
        this.clock = clock;
    }

    public enum Outcome {
        ACCEPTED,
        /** The operator set no secret. */
        NOT_TAKEN,
        INCOMPLETE,
        WRONG_TIME,
        WRONG_SIGNATURE
    }

    /**
     * The headers are null where they are missing.
     *
     * @param timestamp seconds since 1970
     */
    public Outcome receive(String signature, String timestamp, String messageId, byte[] body) {
        if (secret.value().isEmpty()) {
            return Outcome.NOT_TAKEN;
        }
        if (signature == null
                || timestamp == null
                || !timestamp.matches("\\d{1,12}")
                || messageId == null
                || messageId.length() > LONGEST_ID
                || !messageId.matches("[\\x21-\\x7e]+")) {
            return Outcome.INCOMPLETE;
        }
        if (!EventSignature.of(secret.value(), timestamp, body).matches(signature)) {
            return Outcome.WRONG_SIGNATURE;
        }
        Instant now = clock.instant();
        if (Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                        .abs()
                        .compareTo(TOLERANCE)
                > 0) {
            return Outcome.WRONG_TIME;
        }
        if (inbox.add(SERVICENOW, messageId, now)) {
            trigger.lookSoon();
        }
        return Outcome.ACCEPTED;
    }

    /** Forgets messages that nobody can send again. */
    public void cleanUp() {
        inbox.deleteBefore(clock.instant().minus(KEPT));
    }
}
