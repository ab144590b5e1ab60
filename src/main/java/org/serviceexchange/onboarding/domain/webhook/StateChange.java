package org.serviceexchange.onboarding.domain.webhook;

import java.time.Instant;
import java.util.Locale;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** An onboarding has another state, or waits for another party. It names nobody: a reader of the API learns the rest there. */
public record StateChange(OnboardingNumber onboarding, OnboardingState state, Party waitingOn, Instant at) {

    public static final String TYPE = "onboarding.state-changed";

    public static StateChange of(Onboarding onboarding) {
        return new StateChange(
                onboarding.number(),
                onboarding.state(),
                onboarding.progress().waitingOn(),
                onboarding.progress().waitingSince());
    }

    /**
     * The message as JSON, with the values of the REST API. No value has a character that JSON would escape.
     *
     * @see <a href="https://www.standardwebhooks.com">Standard Webhooks: type, timestamp, data</a>
     */
    public String json() {
        return """
                {"type":"%s","timestamp":"%s","data":{"number":"%s","state":"%s","waitingOn":"%s","waitingSince":"%2$s"}}"""
                .formatted(TYPE, at, onboarding, state, waitingOn.name().toLowerCase(Locale.ROOT));
    }
}
