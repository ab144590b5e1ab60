package org.serviceexchange.onboarding.servicenow;

import java.time.Clock;
import org.serviceexchange.onboarding.servicenow.ClientCredentials.TokenEndpoint;

/** What the application signs in to an instance with. */
interface SignIn {

    /** @param tokens of the instance, for the ways that need a token */
    Credentials credentials(TokenEndpoint tokens, Clock clock);
}
