package org.serviceexchange.onboarding.monitoring;

import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls.OutsideSystem;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the mail server took the last mail of this node. It makes no connection, because a probe must not wait for a mail
 * server that hangs. Its status does not count for the whole application: mails wait in jobs, and everything else continues.
 */
@Component
class MailHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final MeteredOutsideCalls calls;

    MailHealthIndicator(MeteredOutsideCalls calls) {
        this.calls = calls;
    }

    @Override
    public Health health() {
        return calls.lastSucceeded(OutsideSystem.MAIL_SERVER)
                ? Health.up().build()
                : Health.status(DEGRADED).build();
    }
}
