package org.serviceexchange.onboarding.application.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.OnboardingActionExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Forbidden;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.casework.CaseWriter;
import org.serviceexchange.onboarding.application.port.casework.CaseFollowUps;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.input.IntegrationRequestField;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;

/**
 * A provider admin changes what is registered of the customer's instance, also of an established integration: the host that
 * ServiceNow gave to it, or the environment. The instance ID stays, and the processes continue. The customer reads it in a
 * comment on the case, and so by mail.
 */
@Service
public class ChangeInstance {

    /** Characters. */
    public static final int MAX_REASON = 1000;

    private final OnboardingActionExecutor act;
    private final RegistrationRules rules;
    private final Onboardings onboardings;
    private final RegistrationCases cases;
    private final CaseWriter caseWriter;
    private final CaseFollowUps followUps;
    private final Clock clock;

    ChangeInstance(
            OnboardingActionExecutor act,
            RegistrationRules rules,
            Onboardings onboardings,
            RegistrationCases cases,
            CaseWriter caseWriter,
            CaseFollowUps followUps,
            Clock clock) {
        this.act = act;
        this.rules = rules;
        this.onboardings = onboardings;
        this.cases = cases;
        this.caseWriter = caseWriter;
        this.followUps = followUps;
        this.clock = clock;
    }

    public static boolean mayChange(CurrentUser currentUser) {
        return currentUser.hasRole(Role.PROVIDER_ADMIN);
    }

    /**
     * Returns the onboarding as it is then. Rejects what is no host of an instance or belongs to another onboarding.
     *
     * @param environment as the form writes it; null or blank if it stays
     */
    public Result<Onboarding> change(
            String number, CurrentUser currentUser, String host, String environment, String reason) {
        return act.execute(
                number, currentUser, onboarding -> change(onboarding, currentUser, host, environment, reason));
    }

    private Result<Onboarding> change(
            Onboarding onboarding, CurrentUser currentUser, String host, String environment, String reason) {
        if (!mayChange(currentUser)) {
            return new Forbidden<>(Sentence.of("changeInstance.forbidden"));
        }
        Input input = new Input();
        InstanceHost entered = input.instanceHost(FormField.INSTANCE_NAME, host);
        Environment chosen = input.environment(FormField.ENVIRONMENT, environment, onboarding.environment());
        String why = input.text(IntegrationRequestField.REASON, reason, MAX_REASON);
        input.throwIfInvalid();
        if (!onboarding.state().isActive()) {
            return new Conflict<>(Sentence.of("changeInstance.ended", onboarding.number()));
        }
        InstanceHost next = rules.validate(onboarding.instance().at(entered), onboarding.number())
                .host();
        Instant now = clock.instant();
        Onboarding changed = onboarding;
        List<Sentence> changes = new ArrayList<>();
        if (!next.equals(onboarding.instance().host())) {
            changed = changed.instanceRenamed(next, currentUser.userId(), why, now);
            changes.add(Sentence.of(
                    "caseText.instanceRenamed",
                    next.url(),
                    onboarding.instance().host().url()));
        }
        if (chosen != onboarding.environment()) {
            changed = changed.environmentCorrected(chosen, currentUser.userId(), why, now);
            changes.add(Sentence.of(
                    "caseText.environmentCorrected",
                    chosen.label(),
                    onboarding.environment().label()));
        }
        if (changes.isEmpty()) {
            return new Conflict<>(Sentence.of("changeInstance.same", next, chosen.label()));
        }
        changes.add(Sentence.of("caseText.instanceReason", why));
        onboardings.save(changed);
        writeOnCase(
                onboarding,
                new CaseEntry(
                        // each change of the onboarding has a version of its own
                        "instance-" + onboarding.version(),
                        now,
                        currentUser.userId(),
                        changes.stream().map(Sentence::toString).collect(Collectors.joining("\n"))));
        return new Success<>(changed);
    }

    private void writeOnCase(Onboarding onboarding, CaseEntry entry) {
        cases.of(onboarding.number())
                .filter(one -> one.state() != CaseState.CLOSED)
                .ifPresent(one -> {
                    caseWriter.recordWorkNote(one, entry);
                    caseWriter.recordComment(one, entry);
                    followUps.notifyOfComment(onboarding.number(), entry, Party.PROVIDER);
                });
    }
}
