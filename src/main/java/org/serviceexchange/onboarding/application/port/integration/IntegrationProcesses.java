package org.serviceexchange.onboarding.application.port.integration;

import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;

/** What sees a request about an integration through to its end. */
public interface IntegrationProcesses {

    /** Starts the process of the request. The caller has checked that the user may make it. */
    void start(Onboarding onboarding, IntegrationRequest request);

    /** The request expired: both parties are notified, and nothing else happens. */
    void expired(IntegrationRequest request);

    /** The request was taken back: the other party is notified, and nothing else happens. */
    void withdrawn(IntegrationRequest request);
}
