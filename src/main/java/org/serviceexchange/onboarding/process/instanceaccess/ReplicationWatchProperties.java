package org.serviceexchange.onboarding.process.instanceaccess;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param livenessEvery how long after a check of a replication set the next one follows; 5 min to 24 h */
@Validated
@ConfigurationProperties("onboarding.servicenow")
record ReplicationWatchProperties(@NotNull @DefaultValue("1h") Duration livenessEvery) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(24);

    @AssertTrue(message = "onboarding.servicenow.liveness-every must be between 5m and 24h")
    public boolean isBounded() {
        return livenessEvery == null || livenessEvery.compareTo(SHORTEST) >= 0 && livenessEvery.compareTo(LONGEST) <= 0;
    }
}
