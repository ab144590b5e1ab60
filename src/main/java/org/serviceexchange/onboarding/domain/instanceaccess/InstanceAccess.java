package org.serviceexchange.onboarding.domain.instanceaccess;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * A customer lets the application read its instance. The secrets are {@link InstanceCredentials}.
 *
 * @param instance the address of the instance that the access is for; nothing else ever gets the secrets
 * @param by       the user's id
 */
public record InstanceAccess(OnboardingNumber onboarding, String instance, AccessMethod method, String by, Instant at) {

    public static InstanceAccess to(
            ServiceNowInstance instance, OnboardingNumber onboarding, AccessMethod method, String by, Instant at) {
        return new InstanceAccess(onboarding, instance.host().url(), method, by, at);
    }

    /** Whether it is for this instance: another one may have been registered since. */
    public boolean isFor(ServiceNowInstance registered) {
        return instance.equals(registered.host().url());
    }
}
