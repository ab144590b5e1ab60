package org.serviceexchange.onboarding.application.port.instanceaccess;

import java.util.Optional;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTest;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceAccess;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** The access that customers gave to their instances, with its secrets. All of it is gone when the onboarding has ended. */
public interface InstanceAccesses {

    /** Whether secrets can be kept: the operator has set a key. */
    boolean canKeepSecrets();

    Optional<InstanceAccess> of(OnboardingNumber onboarding);

    /** @throws UnreadableSecretException when they were encrypted with a key that is not there any more */
    InstanceCredentials credentials(InstanceAccess access);

    /**
     * In place of what was given before, with its test.
     *
     * @throws ConcurrentChangeException when another transaction gives access at the same moment; this transaction is rolled back then
     */
    void save(InstanceAccess access, InstanceCredentials credentials);

    /** @return false if there was none */
    boolean remove(OnboardingNumber onboarding);

    Optional<AccessTest> lastTest(OnboardingNumber onboarding);

    /** In place of the test before. Does nothing if the access is not the one any more that was tested. */
    void saveTest(InstanceAccess tested, AccessTest test);
}
