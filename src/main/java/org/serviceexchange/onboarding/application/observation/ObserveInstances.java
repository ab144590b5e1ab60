package org.serviceexchange.onboarding.application.observation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.observation.Observations;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.onboarding.OpenTasks;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.approval.DecisionRound;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.observation.Observation;
import org.serviceexchange.onboarding.domain.observation.ObservedReplicationSet;
import org.serviceexchange.onboarding.domain.observation.ObservedSubscription;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks in the instances for what people did there, and completes the steps that wait for it. What was changed is a reason to
 * check the record; only the record itself completes a step. No transaction is open during a call. Two nodes may check at
 * once: a step is completed by one of them.
 */
@Service
public class ObserveInstances {

    private static final Logger LOG = LoggerFactory.getLogger(ObserveInstances.class);

    private static final Set<OnboardingState> SUBSCRIPTION_AWAITED =
            Set.of(OnboardingState.AWAITING_PROVIDER_RECORD, OnboardingState.AWAITING_APPROVAL);

    private static final Set<OnboardingState> AWAITED = Set.of(
            OnboardingState.AWAITING_PROVIDER_RECORD,
            OnboardingState.AWAITING_APPROVAL,
            OnboardingState.AWAITING_ACTIVATION);

    /** A record can be older than the onboarding that waits for it. */
    private static final Duration EVER = Duration.ofDays(3650);

    // a record that was being changed while the last check ran
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    /** As many as one query names. */
    private static final int AT_ONCE = 50;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Onboardings onboardings;
    private final ReplicationSubscriptions subscriptions;
    private final Observations observations;
    private final Issues issues;
    private final OpenTasks tasks;
    private final ProviderInstance provider;
    private final CustomerInstance customers;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** Until when everything was seen. After a start each record is checked at once. */
    private final Map<Wait, Instant> seenUntil = new HashMap<>();

    /** Customers' instances that could not be asked. */
    private final Map<OnboardingNumber, Pause> pauses = new HashMap<>();

    ObserveInstances(
            Onboardings onboardings,
            ReplicationSubscriptions subscriptions,
            Observations observations,
            Issues issues,
            OpenTasks tasks,
            ProviderInstance provider,
            CustomerInstance customers,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.onboardings = onboardings;
        this.subscriptions = subscriptions;
        this.observations = observations;
        this.issues = issues;
        this.tasks = tasks;
        this.provider = provider;
        this.customers = customers;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Each time that something is waited for begins again: what was seen before may be what is waited for now. */
    private record Wait(OnboardingNumber number, OnboardingState state, Instant since) {

        static Wait of(Onboarding onboarding) {
            return new Wait(
                    onboarding.number(),
                    onboarding.state(),
                    onboarding.progress().waitingSince());
        }
    }

    private record Pause(Instant until, Duration length) {}

    /**
     * Looks for all who wait. Does nothing where no instance is connected.
     *
     * @throws ExplainedException when the provider's instance can't be asked; nothing is lost then, the next check sees it
     */
    public synchronized void check() {
        if (!provider.isObserved()) {
            return;
        }
        List<Onboarding> waiting = onboardings.in(AWAITED);
        seenUntil.keySet().retainAll(waiting.stream().map(Wait::of).collect(Collectors.toSet()));
        pauses.keySet().retainAll(waiting.stream().map(Onboarding::number).collect(Collectors.toSet()));
        waiting.stream()
                .filter(one -> one.state() == OnboardingState.AWAITING_ACTIVATION)
                .forEach(this::lookAtReplicationSet);
        lookAtSubscriptions(waiting.stream()
                .filter(one -> SUBSCRIPTION_AWAITED.contains(one.state()))
                .toList());
    }

    private void lookAtSubscriptions(List<Onboarding> waiting) {
        List<Onboarding> known = new ArrayList<>();
        List<Onboarding> first = new ArrayList<>();
        waiting.forEach(one -> (seenUntil.containsKey(Wait.of(one)) ? known : first).add(one));
        Instant now = clock.instant();
        known.stream()
                .map(one -> seenUntil.get(Wait.of(one)))
                .min(Instant::compareTo)
                .ifPresent(since ->
                        lookAtSubscriptions(known, Duration.between(since, now).plus(OVERLAP)));
        for (int from = 0; from < first.size(); from += AT_ONCE) {
            lookAtSubscriptions(first.subList(from, Math.min(from + AT_ONCE, first.size())), EVER);
        }
    }

    private void lookAtSubscriptions(List<Onboarding> waiting, Duration time) {
        Instant now = clock.instant();
        Map<OnboardingNumber, List<ObservedSubscription>> changed =
                provider
                        .changedWithin(
                                time, waiting.stream().map(Onboarding::number).toList())
                        .stream()
                        .collect(Collectors.groupingBy(ObservedSubscription::onboarding));
        for (Onboarding one : waiting) {
            try {
                if (isDone(one, changed.getOrDefault(one.number(), List.of()))) {
                    seenUntil.put(Wait.of(one), now);
                }
            } catch (ExplainedException failure) {
                // one record that nobody understands keeps no other onboarding waiting
                LOG.warn("The subscription of {} can't be read: {}", one.number(), failure.getMessage());
            }
        }
    }

    /** Whether nothing was changed that is waited for, or the step is completed by it. */
    private boolean isDone(Onboarding waiting, List<ObservedSubscription> changed) {
        if (changed.isEmpty()) {
            return true;
        }
        DecisionRound lastRound = subscriptions
                .of(waiting.number())
                .map(ReplicationSubscription::lastRound)
                .orElse(null);
        if (changed.stream().noneMatch(seen -> seen.completes(waiting, lastRound))) {
            return true;
        }
        Optional<ObservedSubscription> record =
                provider.find(waiting.number()).filter(seen -> seen.completes(waiting, lastRound));
        return record.isEmpty() || complete(waiting, Observation.of(record.get(), clock.instant()));
    }

    private void lookAtReplicationSet(Onboarding waiting) {
        Instant now = clock.instant();
        Pause pause = pauses.get(waiting.number());
        if (pause != null && now.isBefore(pause.until())) {
            return;
        }
        try {
            Optional<ObservedReplicationSet> set = customers.find(waiting.number());
            pauses.remove(waiting.number());
            set.filter(ObservedReplicationSet::isActivated)
                    .filter(one -> isAfterLastFailure(one, waiting.number()))
                    .ifPresent(one -> complete(waiting, Observation.of(waiting.number(), one, now)));
        } catch (RuntimeException failure) {
            Duration length =
                    pause == null ? Duration.ofSeconds(30) : pause.length().multipliedBy(2);
            length = length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length;
            pauses.put(waiting.number(), new Pause(now.plus(length), length));
            LOG.warn(
                    "The customer's instance of {} can't be asked; the next try is in {}: {}",
                    waiting.number(),
                    length,
                    failure.getMessage());
        }
    }

    /** An activation that failed has to be begun again. */
    private boolean isAfterLastFailure(ObservedReplicationSet set, OnboardingNumber number) {
        return issues.of(number, Issue.Kind.ACTIVATION)
                .filter(issue -> !set.at().isAfter(issue.at()))
                .isEmpty();
    }

    /** Whether it is done with; else the next check tries again. */
    private boolean complete(Onboarding waiting, Observation seen) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                observations.save(seen);
                return tasks.completeAwaited(waiting.number(), waiting.state());
            }));
        } catch (ConcurrentChangeException elsewhere) {
            LOG.debug("{} is changed by another user or node at the same time", waiting.number());
        } catch (RuntimeException failure) {
            LOG.error("{} can't go on by what was seen. The next check tries again.", waiting.number(), failure);
        }
        return false;
    }
}
