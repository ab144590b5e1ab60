package org.serviceexchange.onboarding.application.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.Content;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.Line;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.Listing;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.OfCustomer;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.OfProvider;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.Outcome;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.StateCount;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Lateness;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Order;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch.Group;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics.DayCount;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Component;

/** Collects what a digest states. The database counts, and only the first onboardings of each list are read. */
@Component
class DigestContents {

    /** Onboardings in a list; the page of the list has the others. */
    private static final int SHOWN = 10;

    private static final Set<Party> SOMEBODY = Set.of(Party.CUSTOMER, Party.PROVIDER, Party.SYSTEM);

    private static final List<OnboardingState> OUTCOMES = List.of(
            OnboardingState.ESTABLISHED, OnboardingState.DENIED, OnboardingState.WITHDRAWN, OnboardingState.EXPIRED);

    private final OnboardingSearch search;
    private final OnboardingStatistics statistics;
    private final Onboardings onboardings;
    private final StepDeadlines deadlines;
    private final Links links;
    private final Clock clock;

    DigestContents(
            OnboardingSearch search,
            OnboardingStatistics statistics,
            Onboardings onboardings,
            StepDeadlines deadlines,
            Links links,
            Clock clock) {
        this.search = search;
        this.statistics = statistics;
        this.onboardings = onboardings;
        this.deadlines = deadlines;
        this.links = links;
        this.clock = clock;
    }

    /** Empty if there is nothing to tell. */
    Optional<Content> ofProvider(Instant since) {
        Instant now = clock.instant();
        Map<String, Long> byState = search.groups().stream()
                .collect(Collectors.groupingBy(Group::state, Collectors.summingLong(Group::count)));
        List<StateCount> open = Arrays.stream(OnboardingState.values())
                .filter(state -> state.isOpen() && byState.getOrDefault(state.name(), 0L) > 0)
                .map(state -> new StateCount(state, byState.get(state.name()), links.onboardings("state=" + state)))
                .toList();
        Map<OnboardingState, Long> settled = statistics.settled(since).stream()
                .collect(Collectors.groupingBy(DayCount::state, Collectors.summingLong(DayCount::count)));
        List<Outcome> outcomes = OUTCOMES.stream()
                .filter(settled::containsKey)
                .map(outcome -> new Outcome(
                        outcome,
                        new Listing(
                                lines(
                                        statistics
                                                .settled(outcome, since, now.plus(Duration.ofDays(1)), 0, SHOWN)
                                                .stream()
                                                .map(OnboardingStatistics.Listed::number)
                                                .toList(),
                                        now,
                                        Party.NOBODY),
                                settled.get(outcome),
                                links.onboardings("state=" + outcome))))
                .toList();
        return open.isEmpty() && outcomes.isEmpty()
                ? Optional.empty()
                : Optional.of(new OfProvider(
                        open,
                        listing(
                                filter(Set.of(), Lateness.OVERDUE, false),
                                Optional.empty(),
                                "late=overdue&sort=due",
                                now),
                        listing(filter(Set.of(), null, true), Optional.empty(), "stuck=true", now),
                        outcomes));
    }

    /** Empty if nothing of the customer waits for a party. */
    Optional<Content> ofCustomer(String customerKey) {
        Instant now = clock.instant();
        Listing open = listing(
                filter(SOMEBODY, null, false),
                Optional.of(Set.of(customerKey)),
                "waitingOn=customer&waitingOn=provider",
                now);
        return open.lines().isEmpty()
                ? Optional.empty()
                : Optional.of(new OfCustomer(open.lines().get(0).customer(), open));
    }

    private static OnboardingFilter filter(Set<Party> waitingOn, Lateness late, boolean stuck) {
        return new OnboardingFilter("", Set.of(), waitingOn, late, Set.of(), stuck, Order.DUE, false);
    }

    private Listing listing(OnboardingFilter filter, Optional<Set<String>> customers, String query, Instant now) {
        List<OnboardingNumber> first = search.find(filter, customers, now, 0, SHOWN);
        Party reader = customers.isPresent() ? Party.CUSTOMER : Party.PROVIDER;
        return new Listing(
                lines(first, now, reader),
                first.size() < SHOWN ? first.size() : search.count(filter, customers, now),
                links.onboardings(query));
    }

    private List<Line> lines(List<OnboardingNumber> numbers, Instant now, Party reader) {
        Map<OnboardingNumber, StepDeadline> steps = deadlines.openOf(numbers).stream()
                .collect(Collectors.toMap(StepDeadline::onboarding, Function.identity(), (first, later) -> first));
        return onboardings.all(numbers).stream()
                .map(onboarding -> line(onboarding, steps.get(onboarding.number()), now, reader))
                .toList();
    }

    /** @param step null while no person has to act */
    private Line line(Onboarding onboarding, StepDeadline step, Instant now, Party reader) {
        boolean readerActs = step != null && step.party() == reader;
        return new Line(
                onboarding.number().value(),
                onboarding.customer().name(),
                onboarding.environment(),
                onboarding.progress().waitingOn(),
                step == null ? null : step.title(),
                step == null ? null : step.due(),
                step != null && step.isOverdue(now),
                readerActs ? links.task(step.taskId()) : links.record(onboarding.number()));
    }
}
