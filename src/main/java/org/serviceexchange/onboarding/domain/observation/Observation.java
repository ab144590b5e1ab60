package org.serviceexchange.onboarding.domain.observation;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.ShortenedText;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;

/**
 * What was last seen in an instance, or heard from the customer where its instance can't be asked.
 *
 * @param state  the name of a {@code SubscriptionState} or {@code ReplicationSetState}
 * @param by     who did it, as the instance names them; empty where it does not say
 * @param at     when they did, as the instance says
 * @param reason why, or what the instance says of an error; empty where it says nothing
 * @param seenAt when the instance said so
 */
public record Observation(
        OnboardingNumber onboarding,
        Subject subject,
        String state,
        String by,
        Instant at,
        String reason,
        Instant seenAt,
        Source source) {

    /** Ends the name of a user of an instance. */
    public static final String IN_SERVICENOW = " (ServiceNow)";

    /** Characters. */
    private static final int LONGEST_NAME = 200;

    private static final int LONGEST_REASON = 1000;

    public enum Subject {
        SUBSCRIPTION("subscriptionState."),
        REPLICATION_SET("replicationSetState.");

        private final String labels;

        Subject(String labels) {
            this.labels = labels;
        }
    }

    public enum Source {
        PROVIDER_INSTANCE,
        CUSTOMER_INSTANCE,
        /** Its word: the customer gave no access to its instance. */
        CUSTOMER
    }

    public Observation {
        by = ShortenedText.of(by, LONGEST_NAME);
        reason = ShortenedText.of(reason, LONGEST_REASON);
    }

    public static Observation of(ObservedSubscription subscription, Instant seenAt) {
        return new Observation(
                subscription.onboarding(),
                Subject.SUBSCRIPTION,
                subscription.state().name(),
                subscription.by(),
                subscription.at(),
                subscription.reason(),
                seenAt,
                Source.PROVIDER_INSTANCE);
    }

    public static Observation of(OnboardingNumber onboarding, ObservedReplicationSet set, Instant seenAt) {
        return new Observation(
                onboarding,
                Subject.REPLICATION_SET,
                set.state().name(),
                set.by(),
                set.at(),
                set.message(),
                seenAt,
                Source.CUSTOMER_INSTANCE);
    }

    public static Observation heard(OnboardingNumber onboarding, String by, Instant at) {
        return new Observation(
                onboarding,
                Subject.REPLICATION_SET,
                ReplicationSetState.ACTIVATION_REQUESTED.name(),
                by,
                at,
                "",
                at,
                Source.CUSTOMER);
    }

    public Sentence label() {
        return Sentence.of(subject.labels + state);
    }

    /** {@code pat.admin (ServiceNow)}: nobody of ours, though a user id of ours may be the same. */
    public String person() {
        return (by.isEmpty() ? Sentence.of("observation.someone").toString() : by) + IN_SERVICENOW;
    }

    /** What the instance says, and since when. Customers read it, so it names nobody. */
    public Sentence summary() {
        return Sentence.of("observation.summary", label(), at);
    }

    /** What the instance says, since when, and who did it. */
    public Sentence sentence() {
        return Sentence.of("observation.says", label(), at, by.isEmpty() ? Sentence.of("observation.someone") : by);
    }
}
