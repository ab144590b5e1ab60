package org.serviceexchange.onboarding.persistence;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** Reads the rows of several onboardings in one statement. */
public final class OnboardingLookup {

    private OnboardingLookup() {}

    /**
     * @param query   takes the numbers; not called for no onboarding, because SQL has no empty list
     * @param mapping of a row
     */
    public static <R, T> List<T> find(
            Collection<OnboardingNumber> onboardings,
            Function<Collection<String>, ? extends Collection<R>> query,
            Function<R, T> mapping) {
        return onboardings.isEmpty()
                ? List.of()
                : query.apply(onboardings.stream().map(OnboardingNumber::value).toList()).stream()
                        .map(mapping)
                        .toList();
    }
}
