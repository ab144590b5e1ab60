package org.serviceexchange.onboarding.domain.customer;

import java.util.Optional;

/** The group of one customer's users, which lets them see this customer's onboardings. */
public final class CustomerGroup {

    private static final String PREFIX = "customer-";

    private CustomerGroup() {}

    /** The group of the customer with this key. */
    public static String of(String key) {
        return PREFIX + key;
    }

    /** The key of the customer whose group this is; empty for every other group. */
    public static Optional<String> customerKey(String group) {
        return group.startsWith(PREFIX) ? Optional.of(group.substring(PREFIX.length())) : Optional.empty();
    }
}
