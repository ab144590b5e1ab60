package org.serviceexchange.onboarding.application.search;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch.Group;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch.Line;
import org.springframework.stereotype.Service;

/** Counts and exports onboardings for the provider's people. */
@Service
public class SearchOnboardings {

    /** Lines that are in memory at once. */
    private static final int AT_ONCE = 500;

    private final OnboardingSearch search;
    private final Clock clock;

    SearchOnboardings(OnboardingSearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    /**
     * How many onboardings there are, and how many match.
     *
     * @param states       by the name of the state; none has no entry
     * @param waitingOn    by the name of the party
     * @param environments by the name of the environment
     * @param late         by the name of the lateness
     * @param stuck        those where the customer can't go on and has no answer
     */
    public record Counts(
            long matching,
            Map<String, Long> states,
            Map<String, Long> waitingOn,
            Map<String, Long> environments,
            Map<String, Long> late,
            long stuck) {}

    /**
     * Empty if the user may not see all onboardings.
     *
     * @param matching how many match, where the caller knows it
     */
    public Optional<Counts> counts(OnboardingFilter filter, OptionalLong matching, CurrentUser currentUser) {
        if (!currentUser.isStaff()) {
            return Optional.empty();
        }
        List<Group> groups = search.groups();
        return Optional.of(new Counts(
                matching.orElseGet(() -> matching(filter, groups)),
                sums(groups, Group::state),
                sums(groups, Group::waitingOn),
                sums(groups, Group::environment),
                search.late(clock.instant()).entrySet().stream()
                        .collect(Collectors.toMap(late -> late.getKey().name(), Map.Entry::getValue)),
                search.stuck()));
    }

    /**
     * Gives each onboarding that matches, by number.
     *
     * @return whether the user may see all onboardings
     */
    public boolean export(OnboardingFilter filter, CurrentUser currentUser, Consumer<Line> receiver) {
        if (!currentUser.isStaff()) {
            return false;
        }
        List<Line> lines = search.lines(filter, clock.instant(), "", AT_ONCE);
        while (!lines.isEmpty()) {
            lines.forEach(receiver);
            String last = lines.get(lines.size() - 1).number();
            lines = lines.size() < AT_ONCE ? List.of() : search.lines(filter, clock.instant(), last, AT_ONCE);
        }
        return true;
    }

    private long matching(OnboardingFilter filter, List<Group> groups) {
        return filter.isOfGroups()
                ? groups.stream()
                        .filter(group -> matches(filter.states(), group.state())
                                && matches(filter.waitingOn(), group.waitingOn())
                                && matches(filter.environments(), group.environment()))
                        .mapToLong(Group::count)
                        .sum()
                : search.count(filter, Optional.empty(), clock.instant());
    }

    private static boolean matches(Set<? extends Enum<?>> wanted, String name) {
        return wanted.isEmpty() || wanted.stream().anyMatch(one -> one.name().equals(name));
    }

    private static Map<String, Long> sums(List<Group> groups, Function<Group, String> by) {
        return groups.stream().collect(Collectors.groupingBy(by, Collectors.summingLong(Group::count)));
    }
}
