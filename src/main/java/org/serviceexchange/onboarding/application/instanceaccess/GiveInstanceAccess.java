package org.serviceexchange.onboarding.application.instanceaccess;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.OnboardingActionExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceAccesses;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceInspector;
import org.serviceexchange.onboarding.application.port.instanceaccess.ReplicationWatches;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceAccess;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Service;

/** A customer's user lets the application read the customer's instance, changes the credentials, or withdraws them. */
@Service
public class GiveInstanceAccess {

    private final OnboardingActionExecutor act;
    private final InstanceAccessRules rules;
    private final InstanceAccesses accesses;
    private final InstanceInspector instances;
    private final ReplicationWatches watches;
    private final Issues issues;
    private final Onboardings onboardings;
    private final Clock clock;

    GiveInstanceAccess(
            OnboardingActionExecutor act,
            InstanceAccessRules rules,
            InstanceAccesses accesses,
            InstanceInspector instances,
            ReplicationWatches watches,
            Issues issues,
            Onboardings onboardings,
            Clock clock) {
        this.act = act;
        this.rules = rules;
        this.accesses = accesses;
        this.instances = instances;
        this.watches = watches;
        this.issues = issues;
        this.onboardings = onboardings;
        this.clock = clock;
    }

    /** Replaces what was given before. */
    public Result<Void> give(String number, CurrentUser currentUser, EnteredAccess entered) {
        return act.execute(number, currentUser, onboarding -> give(onboarding, currentUser, entered));
    }

    private Result<Void> give(Onboarding onboarding, CurrentUser currentUser, EnteredAccess entered) {
        Optional<Failure<Void>> refusal = rules.against(onboarding, currentUser);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!rules.isEnabled()) {
            return new Conflict<>(Sentence.of("instanceAccess.notEnabled"));
        }
        InstanceCredentials credentials = InstanceAccessCommand.of(entered).credentials();
        Instant now = clock.instant();
        boolean replaced = accesses.of(onboarding.number()).isPresent();
        accesses.save(
                InstanceAccess.to(
                        onboarding.instance(), onboarding.number(), credentials.method(), currentUser.userId(), now),
                credentials);
        note(onboarding, currentUser, replaced ? "timeline.accessReplaced" : "timeline.accessGiven", now);
        return new Success<>(null);
    }

    /** Also where the operator has switched the access off since. */
    public Result<Void> withdraw(String number, CurrentUser currentUser) {
        return act.execute(number, currentUser, onboarding -> withdraw(onboarding, currentUser));
    }

    private Result<Void> withdraw(Onboarding onboarding, CurrentUser currentUser) {
        Optional<Failure<Void>> refusal = rules.against(onboarding, currentUser);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!accesses.remove(onboarding.number())) {
            return new Conflict<>(Sentence.of("instanceAccess.none"));
        }
        instances.forget(onboarding.number());
        watches.remove(onboarding.number());
        issues.remove(onboarding.number(), Issue.Kind.REPLICATION);
        note(onboarding, currentUser, "timeline.accessWithdrawn", clock.instant());
        return new Success<>(null);
    }

    private void note(Onboarding onboarding, CurrentUser currentUser, String what, Instant at) {
        onboardings.save(onboarding.noted(
                currentUser.userId(),
                Sentence.of(what, onboarding.instance().host().url()),
                at));
    }
}
