package org.serviceexchange.onboarding.application.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.casework.SyncCaseState;
import org.serviceexchange.onboarding.application.port.deadline.DeadlineTable;
import org.serviceexchange.onboarding.application.port.deadline.DeadlineWatch;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.notification.Notifications;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.deadline.Step;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendars;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts and finishes the steps that people take: deadline, watch and the state of the case. */
@Service
public class StepLifecycle {

    private final Onboardings onboardings;
    private final IntegrationRequests requests;
    private final StepDeadlines deadlines;
    private final DeadlineTable table;
    private final WorkingCalendars calendars;
    private final DeadlineWatch watch;
    private final WatchDeadlines watchDeadlines;
    private final Notifications notifications;
    private final SyncCaseState syncCaseState;
    private final Clock clock;

    StepLifecycle(
            Onboardings onboardings,
            IntegrationRequests requests,
            StepDeadlines deadlines,
            DeadlineTable table,
            WorkingCalendars calendars,
            DeadlineWatch watch,
            WatchDeadlines watchDeadlines,
            Notifications notifications,
            SyncCaseState syncCaseState,
            Clock clock) {
        this.onboardings = onboardings;
        this.requests = requests;
        this.deadlines = deadlines;
        this.table = table;
        this.calendars = calendars;
        this.watch = watch;
        this.watchDeadlines = watchDeadlines;
        this.notifications = notifications;
        this.syncCaseState = syncCaseState;
        this.clock = clock;
    }

    /**
     * The onboarding waits for the responsible party from now on.
     *
     * @return the due date
     */
    @Transactional
    public Instant start(OnboardingState awaiting, OnboardingNumber number, StepCommand step) {
        Instant now = clock.instant();
        Onboarding onboarding = onboardings.get(number).awaiting(awaiting, now);
        onboardings.save(onboarding);
        return begin(onboarding, null, awaiting.responsibleParty(), step, now);
    }

    /**
     * The onboarding waits for the answer of the other party from now on.
     *
     * @return the due date
     */
    @Transactional
    public Instant startAnswer(long requestId, StepCommand step) {
        Instant now = clock.instant();
        IntegrationRequest request = requests.get(requestId);
        Onboarding onboarding = onboardings.get(request.onboarding()).requestWaitsFor(request.otherParty(), now);
        onboardings.save(onboarding);
        return begin(onboarding, requestId, request.otherParty(), step, now);
    }

    /**
     * The onboarding waits for the group of a step that a process designer added. The mail of the watch announces it.
     *
     * @return the due date; empty if the step has a deadline already, or the onboarding is unknown or has ended
     */
    @Transactional
    public Optional<Instant> startDesigned(OnboardingNumber number, StepCommand step) {
        if (deadlines.openOf(step.taskId()).isPresent()) {
            return Optional.empty();
        }
        Optional<Onboarding> active =
                onboardings.find(number).filter(one -> one.state().isActive());
        if (active.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Party party = step.candidateGroup().equals(active.get().customer().group()) ? Party.CUSTOMER : Party.PROVIDER;
        Onboarding waiting = active.get().stepWaitsFor(party, now);
        onboardings.save(waiting);
        return Optional.of(begin(waiting, null, party, step, now));
    }

    /**
     * A step that a process designer added is completed or cancelled. Other steps finish with their use case.
     *
     * @param by the user who completed it; null if it was cancelled
     */
    @Transactional
    public void finishDesigned(String taskId, String by) {
        StepDeadline open = deadlines
                .openOf(taskId)
                .filter(deadline -> deadline.step().isDesigned())
                .orElse(null);
        if (open == null) {
            return;
        }
        Instant now = clock.instant();
        Onboarding onboarding = onboardings.get(open.onboarding());
        if (by != null) {
            onboarding = onboarding.noted(by, Sentence.of("timeline.stepCompleted", open.title()), now);
        }
        if (onboarding.state().isActive()) {
            Party next = deadlines.openOf(List.of(open.onboarding())).stream()
                    .filter(other -> !other.taskId().equals(taskId))
                    .map(StepDeadline::party)
                    .findFirst()
                    .orElse(systemActs(onboarding) ? Party.SYSTEM : Party.NOBODY);
            onboarding = onboarding.stepWaitsFor(next, now);
            syncCaseState.waitsFor(next, open.onboarding());
        }
        onboardings.save(onboarding);
        finish(taskId);
    }

    /** Whether the system has to act where nobody has a step. */
    private boolean systemActs(Onboarding onboarding) {
        return onboarding.state().isOpen()
                || requests.openOf(onboarding.number())
                        .filter(IntegrationRequest::isCarriedOut)
                        .isPresent();
    }

    private Instant begin(Onboarding onboarding, Long requestId, Party party, StepCommand step, Instant now) {
        StepDeadline deadline = deadlines.save(StepDeadline.begin(
                onboarding.number(),
                requestId,
                new Step(step.name(), step.title(), party, step.taskId(), now, step.candidateGroup()),
                table.terms(step.name(), onboarding.registration().details().priority()),
                calendars.of(party)));
        watchDeadlines.begin(deadline);
        syncCaseState.waitsFor(party, onboarding.number());
        return deadline.due();
    }

    /** The step is completed or cancelled. A second call changes nothing. */
    @Transactional
    public void finish(String taskId) {
        deadlines.openOf(taskId).ifPresent(open -> {
            deadlines.save(open.ended(clock.instant()));
            watch.ended(open);
            // a mail that was not sent in time
            notifications.forgetPending(
                    open.onboarding(), List.of(open.nextReminderKey(), open.escalation(), open.extensionKey()));
        });
    }

    /** Whether the step is completed or cancelled. */
    @Transactional(readOnly = true)
    public boolean isFinished(String taskId) {
        return deadlines.openOf(taskId).isEmpty();
    }
}
