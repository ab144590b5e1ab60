package org.serviceexchange.onboarding.web.search;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Lateness;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Order;
import org.serviceexchange.onboarding.application.search.SearchOnboardings.Counts;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * What the page of all onboardings offers to filter and sort by.
 *
 * @param matching   how many onboardings match
 * @param restricted whether not all of them are shown
 * @param stuck      how many have a customer who can't go on and has no answer
 * @param onlyStuck  whether only these are shown
 */
public record FilterChoices(
        long matching,
        boolean restricted,
        String text,
        List<Select> selects,
        List<Choice> late,
        long stuck,
        boolean onlyStuck) {

    /** @param name of the parameter, and of the message that is its label */
    public record Select(String name, List<Choice> choices) {}

    /**
     * One value of a parameter.
     *
     * @param label    the message that names it
     * @param count    null where none is shown
     */
    public record Choice(String value, String label, boolean selected, Long count) {}

    public static FilterChoices of(OnboardingFilter filter, Counts counts) {
        List<Choice> late = choices(
                Lateness.values(),
                FilterParameters::value,
                "search.late.",
                one -> one == filter.lateness(),
                counts.late());
        return new FilterChoices(
                counts.matching(),
                !filter.equals(OnboardingFilter.NONE),
                filter.text(),
                List.of(
                        new Select(
                                "state",
                                choices(
                                        OnboardingState.values(),
                                        Enum::name,
                                        "state.",
                                        filter.states()::contains,
                                        counts.states())),
                        new Select(
                                "waitingOn",
                                choices(
                                        Party.values(),
                                        FilterParameters::value,
                                        "search.waitingOn.",
                                        filter.waitingOn()::contains,
                                        counts.waitingOn())),
                        new Select("late", late),
                        new Select(
                                "environment",
                                choices(
                                        Environment.values(),
                                        FilterParameters::value,
                                        "environment.",
                                        filter.environments()::contains,
                                        counts.environments())),
                        new Select("sort", orders(filter))),
                late,
                counts.stuck(),
                filter.stuck());
    }

    private static <T extends Enum<T>> List<Choice> choices(
            T[] all, Function<T, String> value, String label, Predicate<T> selected, Map<String, Long> counts) {
        return Stream.of(all)
                .map(one -> new Choice(
                        value.apply(one), label + one.name(), selected.test(one), counts.getOrDefault(one.name(), 0L)))
                .toList();
    }

    private static List<Choice> orders(OnboardingFilter filter) {
        return Stream.of(
                        order(filter, Order.NUMBER, true),
                        order(filter, Order.NUMBER, false),
                        order(filter, Order.DUE, false),
                        order(filter, Order.WAITING_SINCE, false),
                        order(filter, Order.CUSTOMER, false))
                .toList();
    }

    private static Choice order(OnboardingFilter filter, Order order, boolean descending) {
        return new Choice(
                FilterParameters.value(order, descending),
                "search.sort." + (descending ? "NEWEST" : order.name()),
                filter.order() == order && filter.descending() == descending,
                null);
    }
}
