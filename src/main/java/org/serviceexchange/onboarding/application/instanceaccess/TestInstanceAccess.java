package org.serviceexchange.onboarding.application.instanceaccess;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.OnboardingActionExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceAccesses;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceInspector;
import org.serviceexchange.onboarding.application.port.instanceaccess.UnreadableSecretException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTest;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestLine;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceAccess;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Service;

/** Tries out the access to a customer's instance. The instance is called between two transactions. */
@Service
public class TestInstanceAccess {

    private final OnboardingActionExecutor act;
    private final InstanceAccessRules rules;
    private final InstanceAccesses accesses;
    private final InstanceInspector instances;
    private final Clock clock;

    TestInstanceAccess(
            OnboardingActionExecutor act,
            InstanceAccessRules rules,
            InstanceAccesses accesses,
            InstanceInspector instances,
            Clock clock) {
        this.act = act;
        this.rules = rules;
        this.accesses = accesses;
        this.instances = instances;
        this.clock = clock;
    }

    private record Prepared(Onboarding onboarding, InstanceAccess access, InstanceCredentials credentials) {}

    /** The result is kept for the page. A success means that the test was made, not that the access works. */
    public Result<Void> test(String number, CurrentUser currentUser) {
        Result<Prepared> prepared = act.execute(number, currentUser, onboarding -> prepare(onboarding, currentUser));
        if (!(prepared instanceof Success<Prepared> success)) {
            return prepared.map(none -> null);
        }
        InstanceAccess access = success.value().access();
        Onboarding onboarding = success.value().onboarding();
        List<AccessTestLine> lines = instances.test(
                onboarding.number(), onboarding.instance(), success.value().credentials());
        return act.execute(number, currentUser, same -> {
            accesses.saveTest(access, new AccessTest(clock.instant(), lines));
            return new Success<>(null);
        });
    }

    private Result<Prepared> prepare(Onboarding onboarding, CurrentUser currentUser) {
        Optional<Failure<Prepared>> refusal = rules.against(onboarding, currentUser);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!rules.isEnabled()) {
            return new Conflict<>(Sentence.of("instanceAccess.notEnabled"));
        }
        Optional<InstanceAccess> access = rules.current(onboarding);
        if (access.isEmpty()) {
            return new Conflict<>(Sentence.of("instanceAccess.none"));
        }
        try {
            return new Success<>(new Prepared(onboarding, access.get(), accesses.credentials(access.get())));
        } catch (UnreadableSecretException e) {
            return new Conflict<>(Sentence.of("instanceAccess.unreadable"));
        }
    }
}
