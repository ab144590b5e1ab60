package org.serviceexchange.onboarding.process.observation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param pollEvery how long to wait after a check of the instances before the next one; 1 s to 10 min
 * @param events    messages of instances; none are taken without a secret
 */
@Validated
@ConfigurationProperties("onboarding.servicenow")
record ObservationProperties(@NotNull @DefaultValue("30s") Duration pollEvery, @Valid @DefaultValue Events events) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    @AssertTrue(message = "onboarding.servicenow.poll-every must be between 1s and 10m")
    public boolean isBounded() {
        return pollEvery == null || pollEvery.toSeconds() > 0 && pollEvery.compareTo(LONGEST) <= 0;
    }

    /** @param secret at least 32 characters */
    record Events(@NotNull @DefaultValue("") String secret) {

        private static final int SHORTEST = 32;

        @AssertTrue(message = "onboarding.servicenow.events.secret must have at least 32 characters")
        public boolean isLongEnough() {
            return secret == null || secret.isEmpty() || secret.length() >= SHORTEST;
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return secret.isEmpty() ? "none" : "set";
        }
    }
}
