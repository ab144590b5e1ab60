package org.serviceexchange.onboarding.application.port.setup;

import java.util.Optional;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.serviceexchange.onboarding.domain.setup.Setup;

/** All set-ups of the provider: the one in force, the one that is open, and those of before. */
public interface ProviderSetups {

    /** A number that no set-up has had, {@code PSU0001001}. */
    String nextNumber();

    /** The one in force; empty until the provider is set up. */
    Optional<Setup> active();

    /** What customers enter about the provider, as it is in force now; empty until the provider is set up. */
    default Optional<ProviderRecord> activeRecord() {
        return active().map(Setup::record);
    }

    /**
     * As {@link #activeRecord()}, for jobs, which can wait; pages and forms say what is missing.
     *
     * @throws IllegalStateException until the provider is set up; says what to do
     */
    default ProviderRecord requireActiveRecord() {
        return activeRecord()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The provider isn't set up. A provider's admin starts “Set up the provider” in Tasklist; let this try again after that."));
    }

    /** The set-up in draft: neither in force nor dropped. */
    Optional<Setup> open();

    Optional<Setup> find(String number);

    /** @throws IllegalStateException when there is none: the process knows only numbers that exist */
    default Setup get(String number) {
        return find(number).orElseThrow(() -> new IllegalStateException("There is no set-up " + number));
    }

    /**
     * @throws InvalidInputException when it is new and another user started one at the same time
     * @throws ConcurrentChangeException when another transaction stored it first; this transaction is rolled back then
     */
    void save(Setup setup);
}
