package org.serviceexchange.onboarding.application.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection.Finding;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection.Verdict;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Checks the connection to the provider's ServiceNow instance: after the start, and when operations or a provider admin ask
 * for it. Each node keeps its own last result.
 */
@Service
public class CheckConnection {

    private static final Logger LOG = LoggerFactory.getLogger(CheckConnection.class);

    private final ProviderConnection connection;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();

    private volatile Checked last;

    CheckConnection(ProviderConnection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    private record Checked(List<Finding> findings, Instant at) {}

    /**
     * The connection as operations see it.
     *
     * @param address   null if no instance is connected
     * @param findings  empty before the first check
     * @param checkedAt null before the first check
     * @param pause     why no call is made at the moment; null if calls are made
     */
    public record ConnectionView(String address, List<Finding> findings, Instant checkedAt, Sentence pause) {}

    public static boolean mayCheck(CurrentUser currentUser) {
        return currentUser.hasRole(Role.OPERATIONS) || currentUser.hasRole(Role.PROVIDER_ADMIN);
    }

    /** Empty for everybody but operations and provider admins. */
    public Optional<ConnectionView> of(CurrentUser currentUser) {
        if (!mayCheck(currentUser)) {
            return Optional.empty();
        }
        Checked checked = last;
        return Optional.of(new ConnectionView(
                connection.address().orElse(null),
                checked == null ? List.of() : checked.findings(),
                checked == null ? null : checked.at(),
                connection.pause().orElse(null)));
    }

    public boolean isConnected() {
        return connection.address().isPresent();
    }

    /** Checks now, which can take as long as a call may. While a check is under way, a second one does nothing. */
    public void check() {
        if (!isConnected() || !running.tryLock()) {
            return;
        }
        try {
            List<Finding> findings = connection.check();
            last = new Checked(findings, clock.instant());
            findings.stream()
                    .filter(finding -> finding.verdict() == Verdict.WRONG)
                    .forEach(finding -> LOG.warn(
                            "ServiceNow: {}{}{}", finding.cause(), ExplainedException.WHAT_TO_DO, finding.solution()));
            LOG.info(
                    "ServiceNow: {} of {} checks hold",
                    findings.stream()
                            .filter(finding -> finding.verdict() == Verdict.HOLDS)
                            .count(),
                    findings.size());
        } finally {
            running.unlock();
        }
    }
}
