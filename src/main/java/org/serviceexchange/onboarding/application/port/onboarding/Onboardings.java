package org.serviceexchange.onboarding.application.port.onboarding;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;

/** All onboardings, open and ended. */
public interface Onboardings {

    /** A number that no onboarding has had; one that isn't used in the end leaves a gap. */
    OnboardingNumber nextNumber();

    /**
     * @throws InvalidInputException when it is new and another transaction registered the same instance
     * @throws ConcurrentChangeException when another transaction stored it first; this transaction is rolled back then
     */
    void save(Onboarding onboarding);

    Optional<Onboarding> find(OnboardingNumber number);

    /** @throws IllegalStateException when there is none: the process knows only numbers that exist */
    default Onboarding get(OnboardingNumber number) {
        return find(number).orElseThrow(() -> new IllegalStateException("There is no onboarding " + number));
    }

    /** What happened to each of these onboardings, oldest first. One without entries is left out. */
    Map<OnboardingNumber, List<TimelineEntry>> timelinesOf(Collection<OnboardingNumber> numbers);

    /** Those of these numbers, in the same order. One that does not exist is left out. */
    List<Onboarding> all(List<OnboardingNumber> numbers);

    /** Those in one of these states, oldest first. */
    List<Onboarding> in(Set<OnboardingState> states);

    /** The open and established onboardings of this customer, oldest first. */
    List<Onboarding> activeOf(String customerKey);

    /** This onboarding and the other open and established ones of its customer: they share people and invitations. */
    default List<OnboardingNumber> sharingPeopleWith(Onboarding one) {
        return Stream.concat(activeOf(one.customer().key()).stream().map(Onboarding::number), Stream.of(one.number()))
                .distinct()
                .toList();
    }

    /** The open and established onboardings that have this instance, by its host or by its ID: at most two. */
    List<Onboarding> activeWith(ServiceNowInstance instance);
}
