package org.serviceexchange.onboarding.application.port.instanceaccess;

import java.util.List;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestLine;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** Reads a customer's instance with the credentials that the customer gave. Call it outside of transactions: it may take minutes. */
public interface InstanceInspector {

    /** Whether customers' instances are read at all. */
    boolean isEnabled();

    /** A line for each step; what went wrong is in the lines. */
    List<AccessTestLine> test(
            OnboardingNumber onboarding, ServiceNowInstance instance, InstanceCredentials credentials);

    /** Nothing of the onboarding's credentials stays in memory. */
    void forget(OnboardingNumber onboarding);
}
