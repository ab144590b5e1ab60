package org.serviceexchange.onboarding.process.connection;

import java.util.concurrent.TimeUnit;
import org.serviceexchange.onboarding.application.connection.CheckConnection;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Checks the connection to ServiceNow once after the start, in the background: an instance that is away delays no start. */
@Component
class ConnectionCheckScheduler {

    private final CheckConnection checkConnection;

    ConnectionCheckScheduler(CheckConnection checkConnection) {
        this.checkConnection = checkConnection;
    }

    @Scheduled(initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    public void check() {
        checkConnection.check();
    }
}
