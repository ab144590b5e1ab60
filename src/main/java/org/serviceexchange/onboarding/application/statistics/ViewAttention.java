package org.serviceexchange.onboarding.application.statistics;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.onboarding.Incidents;
import org.serviceexchange.onboarding.application.port.onboarding.Incidents.OpenIncident;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics.OpenStep;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows what needs attention, to the people who use Cockpit: incidents, overdue steps, and onboardings that expire soon. As in
 * {@link ViewStatistics}, those who may not see onboardings get no customer's name or text.
 */
@Service
@Transactional(readOnly = true)
public class ViewAttention {

    /** Of each kind. */
    public static final int MAX_ITEMS = 100;

    private final OnboardingStatistics statistics;
    private final Incidents incidents;
    private final Onboardings onboardings;
    private final Clock clock;

    ViewAttention(OnboardingStatistics statistics, Incidents incidents, Onboardings onboardings, Clock clock) {
        this.statistics = statistics;
        this.incidents = incidents;
        this.onboardings = onboardings;
        this.clock = clock;
    }

    /**
     * What needs somebody, the most urgent of each kind, and how much of each there is in total.
     *
     * @param onboardingsVisible whether this person may see onboardings
     */
    public record Attention(
            boolean onboardingsVisible,
            long incidentCount,
            List<IncidentItem> incidents,
            long overdueCount,
            List<StepItem> overdue,
            long expiringCount,
            List<StepItem> expiring) {}

    /**
     * A step that failed, and has not succeeded since.
     *
     * @param businessKey the number of the onboarding or of the set-up; null where the process has none
     * @param customer    null where it belongs to no onboarding, and for who may not see onboardings
     * @param cause       null for who may not see onboardings
     * @param solution    empty if the model documents none
     * @param nextTry     when the step is tried again automatically; null after the last attempt
     */
    public record IncidentItem(
            String businessKey,
            String processInstanceId,
            String customer,
            String step,
            Instant since,
            Sentence cause,
            Sentence solution,
            Instant nextTry) {}

    /** @param customer null for who may not see onboardings */
    public record StepItem(OpenStep step, String customer) {}

    /** @param atMost of each kind */
    public Attention of(CurrentUser currentUser, int atMost) {
        Instant now = clock.instant();
        Instant soon = now.plus(OnboardingSearch.NEAR_EXPIRY);
        boolean staff = currentUser.isStaff();
        return new Attention(
                staff,
                incidents.countOpen(),
                incidents.open(atMost).stream().map(one -> item(one, staff)).toList(),
                statistics.countOverdue(now),
                items(statistics.overdue(now, atMost), staff),
                statistics.countExpiring(soon),
                items(statistics.expiring(soon, atMost), staff));
    }

    private IncidentItem item(OpenIncident open, boolean staff) {
        Optional<String> customer = Optional.ofNullable(open.businessKey())
                .filter(key -> staff)
                .flatMap(OnboardingNumber::parse)
                .flatMap(onboardings::find)
                .map(Onboarding::customer)
                .map(one -> one.name());
        return new IncidentItem(
                open.businessKey(),
                open.processInstanceId(),
                customer.orElse(null),
                open.step(),
                open.since(),
                staff ? Sentence.stored(open.incident().cause()) : null,
                Sentence.stored(open.incident().solution()),
                open.incident().nextTry());
    }

    private static List<StepItem> items(List<OpenStep> steps, boolean staff) {
        return steps.stream()
                .map(step -> new StepItem(step, staff ? step.customer() : null))
                .toList();
    }
}
