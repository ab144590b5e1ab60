package org.serviceexchange.onboarding.domain.customer;

import java.util.Optional;

/** The groups of users, by what their members do. */
public final class Groups {

    public static final String PROVIDER_ADMIN = "provider-admin";
    public static final String PROVIDER_AGENT = "provider-agent";
    public static final String OPERATIONS = "operations";
    public static final String PROCESS_DESIGNER = "process-designer";
    /** Every customer's users: what all of them need alike (Tasklist and its filters), and no onboarding. */
    public static final String CUSTOMER = "customer";

    private static final String OF_CUSTOMER = CUSTOMER + "-";

    private Groups() {}

    /** The group of one customer's users. */
    public static String ofCustomer(String key) {
        return OF_CUSTOMER + key;
    }

    /** The customer whose group this is; empty for every other group. */
    public static Optional<String> customerKey(String group) {
        return group.startsWith(OF_CUSTOMER) ? Optional.of(group.substring(OF_CUSTOMER.length())) : Optional.empty();
    }
}
