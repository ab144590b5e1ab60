package org.serviceexchange.onboarding.application.statistics;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics.DayCount;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics.LeadTime;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics.Listed;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics.Measured;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics.Waiting;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows where all onboardings stand, to the people who use Cockpit. Those who may not see onboardings, such as process
 * designers, get the same numbers, and no customer's name or text.
 */
@Service
@Transactional(readOnly = true)
public class ViewStatistics {

    /** Half a year. */
    public static final int MAX_WEEKS = 26;

    /** The steps and the onboardings that lead times are taken of. Older ones may belong to another model or team. */
    static final int MEASURED = 1_000;

    private final OnboardingStatistics statistics;
    private final Clock clock;

    private final ShortLivedCache<List<Waiting>> pipeline = new ShortLivedCache<>();
    private final ShortLivedCache<List<Week>> weeks = new ShortLivedCache<>();

    ViewStatistics(OnboardingStatistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    /** What was registered and settled in one week, from Monday to Sunday in UTC. */
    public record Week(LocalDate monday, long started, long established, long denied, long withdrawn, long expired) {}

    /** Whether all onboardings at once concern this person. */
    public static boolean mayUse(CurrentUser currentUser) {
        return Role.anyCan(currentUser.groups(), Capability.USE_COCKPIT);
    }

    /** In the order of the process; within a state the largest number first. As it was within the last seconds. */
    public List<Waiting> pipeline() {
        Instant now = clock.instant();
        return pipeline.at(now, () -> countPipeline(now));
    }

    private List<Waiting> countPipeline(Instant now) {
        return statistics.waiting(now).stream()
                .sorted(Comparator.comparing(Waiting::state)
                        .thenComparing(Comparator.comparing(Waiting::count).reversed()))
                .toList();
    }

    /**
     * The oldest first; the current one is the last. As it was within the last seconds.
     *
     * @param number of weeks, at most {@link #MAX_WEEKS}
     */
    public List<Week> weeks(int number) {
        Instant now = clock.instant();
        return weeks.at(now, () -> countWeeks(now)).subList(MAX_WEEKS - number, MAX_WEEKS);
    }

    private List<Week> countWeeks(Instant now) {
        LocalDate current =
                LocalDate.ofInstant(now, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate first = current.minusWeeks(MAX_WEEKS - 1L);
        Instant from = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        Map<LocalDate, Map<OnboardingState, Long>> counts = new HashMap<>();
        Stream.concat(statistics.registered(from).stream(), statistics.settled(from).stream())
                .forEach(count -> counts.computeIfAbsent(monday(count), monday -> new EnumMap<>(OnboardingState.class))
                        .merge(count.state(), count.count(), Long::sum));
        return IntStream.range(0, MAX_WEEKS)
                .mapToObj(first::plusWeeks)
                .map(monday -> week(monday, counts.getOrDefault(monday, Map.of())))
                .toList();
    }

    /**
     * The onboardings behind one number of a week, the oldest first; without customers for who may not see onboardings.
     *
     * @param what {@link OnboardingState#REGISTERED} for what started, or an outcome
     * @param page counts from 0
     */
    public List<Listed> ofWeek(LocalDate monday, OnboardingState what, CurrentUser currentUser, int page, int size) {
        Instant from = monday.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = monday.plusWeeks(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Listed> found = what == OnboardingState.REGISTERED
                ? statistics.registered(from, until, page, size)
                : statistics.settled(what, from, until, page, size);
        return currentUser.isStaff()
                ? found
                : found.stream()
                        .map(one -> new Listed(one.number(), null, one.state(), one.at()))
                        .toList();
    }

    private static LocalDate monday(DayCount count) {
        return count.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Week week(LocalDate monday, Map<OnboardingState, Long> counts) {
        return new Week(
                monday,
                counts.getOrDefault(OnboardingState.REGISTERED, 0L),
                counts.getOrDefault(OnboardingState.ESTABLISHED, 0L),
                counts.getOrDefault(OnboardingState.DENIED, 0L),
                counts.getOrDefault(OnboardingState.WITHDRAWN, 0L),
                counts.getOrDefault(OnboardingState.EXPIRED, 0L));
    }

    /** The whole onboarding first. */
    public List<LeadTime> leadTimes() {
        return statistics.leadTimes(MEASURED);
    }

    /**
     * What one lead time was measured of, the last one first; without customers for who may not see onboardings.
     *
     * @param step  null for the whole onboarding
     * @param party who took the step; null for the whole onboarding
     * @param page  counts from 0
     */
    public List<Measured> measured(String step, Party party, CurrentUser currentUser, int page, int size) {
        List<Measured> found = statistics.measured(step, party, MEASURED, page, size);
        return currentUser.isStaff()
                ? found
                : found.stream()
                        .map(one -> new Measured(one.number(), null, one.state(), one.at(), one.took()))
                        .toList();
    }

    /** The next call counts again. */
    void forgetRecent() {
        pipeline.forget();
        weeks.forget();
    }
}
