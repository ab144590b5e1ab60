package org.serviceexchange.onboarding.application.port.notification;

import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;

/**
 * What a weekly digest states. Each list is short; its count says how many there are.
 *
 * @param since when the last digest was due
 * @param links where the person reads on, and turns digests off
 */
public record DigestMailModel(ProviderRecord provider, Instant since, Content content, Pages links) {

    public sealed interface Content {}

    public record Pages(String tasklist, String onboardings, String settings, SecretLink refusal) {}

    /** To the provider. */
    public record OfProvider(List<StateCount> open, Listing overdue, Listing stuck, List<Outcome> outcomes)
            implements Content {}

    /** To the people of one customer. */
    public record OfCustomer(String customer, Listing open) implements Content {}

    /** @param link the list of these onboardings */
    public record StateCount(OnboardingState state, long count, String link) {}

    /** Onboardings that were established or ended since the last digest. */
    public record Outcome(OnboardingState state, Listing listing) {}

    /** @param link the list of all of them */
    public record Listing(List<Line> lines, long count, String link) {}

    /**
     * One onboarding.
     *
     * @param waitingOn who has to act
     * @param title     what Tasklist calls the step; null while no person has to act
     * @param due       null while no person has to act
     * @param link      the next action, or the page of the onboarding
     */
    public record Line(
            String number,
            String customer,
            Environment environment,
            Party waitingOn,
            String title,
            Instant due,
            boolean overdue,
            String link) {}
}
