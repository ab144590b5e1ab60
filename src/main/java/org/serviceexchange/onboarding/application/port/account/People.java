package org.serviceexchange.onboarding.application.port.account;

import java.util.Optional;

/** The people behind user ids. */
public interface People {

    /**
     * A person with an account.
     *
     * @param name       first and last name; empty if the account has none
     * @param ofProvider whether this is one of the provider's own people
     */
    record Person(String name, boolean ofProvider) {

        /** The name, or else the other text. */
        public String nameOr(String other) {
            return name.isEmpty() ? other : name;
        }
    }

    /** Also by the address that a person was invited at. Empty if there is no such account any more. */
    Optional<Person> find(String userId);
}
