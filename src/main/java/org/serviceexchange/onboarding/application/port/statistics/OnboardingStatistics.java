package org.serviceexchange.onboarding.application.port.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** All onboardings at once, counted by the database. Each answer is bounded, however many onboardings there are. */
public interface OnboardingStatistics {

    /**
     * How many onboardings wait at one place.
     *
     * @param step  the step's short name in the model; null where the system works
     * @param title what Tasklist calls the step; null where the system works
     * @param late  how many of them are past their due date
     */
    record Waiting(OnboardingState state, String step, String title, Party party, long count, long late) {}

    /** @param day in UTC */
    record DayCount(LocalDate day, OnboardingState state, long count) {}

    /**
     * How long something took.
     *
     * @param step  the step's short name in the model; null for the whole onboarding
     * @param title what Tasklist called the step last; null for the whole onboarding
     * @param count how many were measured
     * @param percentile90 nine of ten took no longer
     */
    record LeadTime(String step, String title, Party party, long count, Duration median, Duration percentile90) {}

    /**
     * An onboarding in a list.
     *
     * @param at when what it is listed for happened
     */
    record Listed(OnboardingNumber number, String customer, OnboardingState state, Instant at) {}

    /**
     * An onboarding that a lead time was measured of.
     *
     * @param at when it was established, or when the step was completed
     */
    record Measured(OnboardingNumber number, String customer, OnboardingState state, Instant at, Duration took) {}

    /** An open step. */
    record OpenStep(
            OnboardingNumber onboarding, String customer, String title, Party party, Instant due, Instant expiry) {}

    /** The steps of people that are open, and what the system works on. */
    List<Waiting> waiting(Instant now);

    /** Registered on each day; the state is {@link OnboardingState#REGISTERED}. */
    List<DayCount> registered(Instant from);

    /** Established, denied, withdrawn or expired on each day; one that was paused or ended since counts as established. */
    List<DayCount> settled(Instant from);

    /** Those that {@link #registered} counts from a time on and before another one, the oldest first. */
    List<Listed> registered(Instant from, Instant until, int page, int size);

    /**
     * Those that {@link #settled} counts from a time on and before another one, the oldest first.
     *
     * @param outcome established, denied, withdrawn or expired
     */
    List<Listed> settled(OnboardingState outcome, Instant from, Instant until, int page, int size);

    /**
     * The whole onboardings that were established last, from the registration, and the steps that people completed last.
     *
     * @param atMost how many of each are measured
     */
    List<LeadTime> leadTimes(int atMost);

    /**
     * What one of the {@link #leadTimes} was measured of, the last one first.
     *
     * @param step  null for the whole onboarding
     * @param party null for the whole onboarding
     */
    List<Measured> measured(String step, Party party, int atMost, int page, int size);

    long countOverdue(Instant now);

    /** The longest overdue first. */
    List<OpenStep> overdue(Instant now, int atMost);

    long countExpiring(Instant until);

    /** Steps that expire before a time, the next one first. */
    List<OpenStep> expiring(Instant until, int atMost);
}
