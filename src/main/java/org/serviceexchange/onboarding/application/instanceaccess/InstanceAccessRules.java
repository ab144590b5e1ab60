package org.serviceexchange.onboarding.application.instanceaccess;

import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.Result.Forbidden;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceAccesses;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceInspector;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceAccess;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Component;

/** Who may do what about the access to a customer's instance, and when. */
@Component
class InstanceAccessRules {

    private final InstanceAccesses accesses;
    private final InstanceInspector instances;

    InstanceAccessRules(InstanceAccesses accesses, InstanceInspector instances) {
        this.accesses = accesses;
        this.instances = instances;
    }

    /** Whether the operator lets customers give access. */
    boolean isEnabled() {
        return instances.isEnabled() && accesses.canKeepSecrets();
    }

    /** The secrets are the customer's own: the provider neither gives nor takes them, whatever its role. */
    static boolean mayManage(CurrentUser currentUser, Onboarding onboarding) {
        return currentUser.actsFor(onboarding);
    }

    <T> Optional<Failure<T>> against(Onboarding onboarding, CurrentUser currentUser) {
        if (!mayManage(currentUser, onboarding)) {
            return Optional.of(new Forbidden<>(Sentence.of("instanceAccess.forbidden")));
        }
        if (!onboarding.state().isActive()) {
            return Optional.of(new Conflict<>(Sentence.of("instanceAccess.ended", onboarding.number())));
        }
        return Optional.empty();
    }

    /** What may be used: access that was given to the instance that is registered now. */
    Optional<InstanceAccess> current(Onboarding onboarding) {
        return accesses.of(onboarding.number()).filter(access -> access.isFor(onboarding.instance()));
    }
}
