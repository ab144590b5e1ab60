package org.serviceexchange.onboarding.application.instanceaccess;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfIssue;
import org.serviceexchange.onboarding.application.notification.SendNotification;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instanceaccess.ReplicationWatches;
import org.serviceexchange.onboarding.application.port.observation.Observations;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.instanceaccess.ReplicationNotice;
import org.serviceexchange.onboarding.domain.instanceaccess.ReplicationWatch;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.observation.Observation;
import org.serviceexchange.onboarding.domain.observation.ObservedReplicationSet;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks whether established integrations live, where the customer gave access. What a replication set asks people to do is one
 * issue on the onboarding page and one mail to who can act. No transaction is open while an instance is called.
 */
@Service
public class WatchReplicationSets {

    private static final int AT_ONCE = 100;

    private final ReplicationWatches watches;
    private final InstanceAccessRules rules;
    private final CustomerInstance instances;
    private final Onboardings onboardings;
    private final Observations observations;
    private final Issues issues;
    private final SendNotification sendNotification;
    private final ReplicationWatchInterval interval;
    private final Clock clock;
    private final TransactionTemplate transaction;

    WatchReplicationSets(
            ReplicationWatches watches,
            InstanceAccessRules rules,
            CustomerInstance instances,
            Onboardings onboardings,
            Observations observations,
            Issues issues,
            SendNotification sendNotification,
            ReplicationWatchInterval interval,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.watches = watches;
        this.rules = rules;
        this.instances = instances;
        this.onboardings = onboardings;
        this.observations = observations;
        this.issues = issues;
        this.sendNotification = sendNotification;
        this.interval = interval;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return at most 100; empty where no instances are read */
    public List<OnboardingNumber> due() {
        return rules.isEnabled() ? watches.due(clock.instant(), AT_ONCE) : List.of();
    }

    /**
     * The check belongs to this node then, and the next one is due an interval later.
     *
     * @return false if another node has it
     */
    public boolean claim(OnboardingNumber number) {
        Instant now = clock.instant();
        return watches.claim(number, now, now.plus(interval.every()));
    }

    /**
     * Looks at one that was claimed.
     *
     * @throws RuntimeException when a mail could not be sent; the next check sends it
     */
    public void check(OnboardingNumber number) {
        Onboarding onboarding = onboardings.get(number);
        if (!isWatched(onboarding)) {
            return;
        }
        Optional<ObservedReplicationSet> set;
        try {
            set = instances.find(number);
        } catch (ExplainedException failure) {
            transaction.executeWithoutResult(status ->
                    watches.save(known(number).unreadable(failure.cause().toString())));
            return;
        }
        Optional<Issue> issue = transaction.execute(status -> record(number, set.orElse(null)));
        issue.ifPresent(this::notifyParties);
    }

    private ReplicationWatch known(OnboardingNumber number) {
        return watches.of(number).orElseGet(() -> ReplicationWatch.begin(number));
    }

    private boolean isWatched(Onboarding onboarding) {
        return (onboarding.state() == OnboardingState.ESTABLISHED || onboarding.state() == OnboardingState.PAUSED)
                && rules.current(onboarding).isPresent();
    }

    /** @param set null where the instance has none */
    private Optional<Issue> record(OnboardingNumber number, ObservedReplicationSet set) {
        // it may have ended meanwhile, or the access
        Onboarding onboarding = onboardings.get(number);
        if (!isWatched(onboarding)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        ReplicationWatch known = known(number);
        Instant since = since(known, set, now);
        ReplicationNotice notice = set == null
                ? ReplicationNotice.MISSING
                : ReplicationNotice.of(set, onboarding.state() == OnboardingState.PAUSED, Duration.between(since, now))
                        .orElse(null);
        if (set != null) {
            observations.save(Observation.of(number, set, now));
        }
        watches.save(known.seen(set == null ? null : set.state(), since, notice, now));
        if (notice == null) {
            issues.remove(number, Issue.Kind.REPLICATION);
            return Optional.empty();
        }
        Optional<Issue> before = issues.of(number, Issue.Kind.REPLICATION);
        if (notice == known.notice() && before.isPresent()) {
            return before;
        }
        String name = onboarding.registration().details().replicationSet();
        Issue issue = new Issue(
                number,
                Issue.Kind.REPLICATION,
                now,
                notice.cause(onboarding.instance().host().url(), set, name).toString(),
                notice.solution(name).toString());
        issues.save(issue);
        return Optional.of(issue);
    }

    private static Instant since(ReplicationWatch known, ObservedReplicationSet set, Instant now) {
        ReplicationSetState state = set == null ? null : set.state();
        if (known.since() != null && known.state() == state) {
            return known.since();
        }
        // it changed before we checked
        return set != null && set.at() != null && set.at().isBefore(now) ? set.at() : now;
    }

    /** Each mail goes out once for an issue, however often this is repeated. */
    private void notifyParties(Issue issue) {
        watches.of(issue.onboarding())
                .map(ReplicationWatch::notice)
                .map(ReplicationNotice::parties)
                .orElse(List.of())
                .forEach(party -> notify(issue, party));
    }

    private void notify(Issue issue, Party party) {
        sendNotification.send(new OfIssue(issue, NotificationKind.REPLICATION_NOTICE, party));
    }
}
