package org.serviceexchange.onboarding.application.port.integration;

import org.serviceexchange.onboarding.domain.onboarding.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;

/** What sees a request about an integration through to its end. */
public interface IntegrationProcesses {

    /** Begins to carry the request out. Whether the person who asks may ask was checked before. */
    void start(Onboarding onboarding, IntegrationRequest request);

    /** The request lapsed: nothing is done about it, and both parties are told. */
    void expired(IntegrationRequest request);

    /** The request was taken back: nothing more is done about it, and the other party is told. */
    void withdrawn(IntegrationRequest request);
}
