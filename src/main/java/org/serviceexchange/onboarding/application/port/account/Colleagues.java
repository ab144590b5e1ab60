package org.serviceexchange.onboarding.application.port.account;

import java.util.List;

/** Who may take the tasks of a group. */
public interface Colleagues {

    /** @param name first and last name; the user id if the account has none */
    record Colleague(String userId, String name) {}

    /** The members of a group, by user id. */
    List<Colleague> in(String group);
}
