package org.serviceexchange.onboarding.application.port.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Lateness;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** Finds onboardings by a filter. Nothing here reads all of them into memory. */
public interface OnboardingSearch {

    /** How soon a step is due that is called due soon. */
    Duration SOON = Duration.ofDays(2);

    /** How soon a step expires that is called expiring. */
    Duration NEAR_EXPIRY = Duration.ofDays(3);

    /**
     * A page of the onboardings that match.
     *
     * @param customerKeys only those of these customers; empty for those of all
     * @param page         from 0
     */
    List<OnboardingNumber> find(
            OnboardingFilter filter, Optional<Set<String>> customerKeys, Instant now, int page, int size);

    /** How many match. */
    long count(OnboardingFilter filter, Optional<Set<String>> customerKeys, Instant now);

    /** How many there are of each kind. */
    List<Group> groups();

    /** How many have a step that is that late; none is 0. */
    Map<Lateness, Long> late(Instant now);

    /** How many have a step with which the customer can't go on, and no answer. */
    long stuck();

    /**
     * Some of those that match, by number, whatever the order of the filter is.
     *
     * @param after the last number of the rows before; empty text at the beginning
     */
    List<Line> lines(OnboardingFilter filter, Instant now, String after, int atMost);

    /** The names of constants, as they are stored. */
    record Group(String state, String waitingOn, String environment, long count) {}

    /** With the names of constants, as they are stored. */
    record Line(
            String number,
            String customerName,
            Contact contact,
            String instanceHost,
            String environment,
            String state,
            Waiting waiting,
            Instant registeredAt) {}

    /** @param due null while no person has to act */
    record Waiting(String on, Instant since, Instant due) {}
}
