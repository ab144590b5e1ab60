package org.serviceexchange.onboarding.application.port.search;

import java.util.Set;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * Which onboardings are listed, and in which order. What is empty or null restricts nothing.
 *
 * @param stuck whether only those are listed where the customer can't go on and has no answer
 * @param text part of the number, the customer, the contact or the instance; in any case
 */
public record OnboardingFilter(
        String text,
        Set<OnboardingState> states,
        Set<Party> waitingOn,
        Lateness lateness,
        Set<Environment> environments,
        boolean stuck,
        Order order,
        boolean descending) {

    /** All of them, newest first. */
    public static final OnboardingFilter NONE =
            new OnboardingFilter("", Set.of(), Set.of(), null, Set.of(), false, Order.NUMBER, true);

    public enum Lateness {
        OVERDUE,
        /** Due within {@link OnboardingSearch#SOON}, and not overdue. */
        DUE_SOON,
        /** Expires within {@link OnboardingSearch#NEAR_EXPIRY}. */
        EXPIRING
    }

    public enum Order {
        NUMBER,
        CUSTOMER,
        WAITING_SINCE,
        /** Those that no person has to act on come last. */
        DUE
    }

    /** Whether {@link OnboardingSearch#groups()} tells how many match. */
    public boolean isOfGroups() {
        return text.isEmpty() && lateness == null && !stuck;
    }
}
