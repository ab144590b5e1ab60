package org.serviceexchange.onboarding.application.port.onboarding;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.serviceexchange.onboarding.domain.ConcurrentChange;
import org.serviceexchange.onboarding.domain.InvalidInput;
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
     * @throws InvalidInput when it is new and another transaction registered the same customer or instance
     * @throws ConcurrentChange when another transaction stored it first; this transaction is rolled back then
     */
    void save(Onboarding onboarding);

    Optional<Onboarding> find(OnboardingNumber number);

    /** @throws IllegalStateException when there is none: the process knows only numbers that exist */
    default Onboarding get(OnboardingNumber number) {
        return find(number).orElseThrow(() -> new IllegalStateException("There is no onboarding " + number));
    }

    /** What happened to each of these onboardings, oldest first. One without entries is left out. */
    Map<OnboardingNumber, List<TimelineEntry>> timelinesOf(Collection<OnboardingNumber> numbers);

    /** Newest first; {@code page} counts from 0. */
    List<Onboarding> page(int page, int size);

    /** Those of some customers, newest first; {@code page} counts from 0. */
    List<Onboarding> pageOf(Set<String> customerKeys, int page, int size);

    /** Those in one of these states, oldest first. */
    List<Onboarding> in(Set<OnboardingState> states);

    /** The open or established onboarding that keeps this customer from being registered. */
    Optional<Onboarding> findActiveBy(String customerKey);

    /** The open or established onboarding that has this instance, by its name or by its ID. */
    Optional<Onboarding> findActiveBy(ServiceNowInstance instance);
}
