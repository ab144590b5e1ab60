package org.serviceexchange.onboarding.application.termination;

import java.time.Clock;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.OnboardingActionExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Forbidden;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.port.onboarding.OnboardingProcess;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.termination.Terminations;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.input.WithdrawalField;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.termination.Termination;
import org.springframework.stereotype.Service;

/** Either party takes an onboarding back before the integration is established. */
@Service
public class WithdrawOnboarding {

    /** Characters. */
    public static final int MAX_REASON = 1000;

    private final OnboardingActionExecutor act;
    private final Onboardings onboardings;
    private final Terminations terminations;
    private final OnboardingProcess process;
    private final Clock clock;

    WithdrawOnboarding(
            OnboardingActionExecutor act,
            Onboardings onboardings,
            Terminations terminations,
            OnboardingProcess process,
            Clock clock) {
        this.act = act;
        this.onboardings = onboardings;
        this.terminations = terminations;
        this.process = process;
        this.clock = clock;
    }

    /** Whether this person may withdraw this onboarding, as long as it is open. */
    public static boolean isFor(CurrentUser currentUser, boolean actsForTheCustomer) {
        return currentUser.hasRole(Role.PROVIDER_ADMIN) || actsForTheCustomer;
    }

    /** Refused when there is no reason; not now once it is established or has ended. */
    public Result<Void> withdraw(String number, CurrentUser currentUser, String reason) {
        return act.execute(number, currentUser, onboarding -> withdraw(onboarding, currentUser, reason));
    }

    private Result<Void> withdraw(Onboarding onboarding, CurrentUser currentUser, String reason) {
        if (!isFor(currentUser, currentUser.actsFor(onboarding))) {
            return new Forbidden<>(Sentence.of("withdrawal.forbidden"));
        }
        Input input = new Input();
        String text = input.text(WithdrawalField.WITHDRAWAL_REASON, reason, MAX_REASON);
        input.throwIfInvalid();
        if (!onboarding.state().isOpen()) {
            return new Conflict<>(tooLate(onboarding.state()));
        }
        Termination end = new Termination(
                onboarding.number(),
                OnboardingState.WITHDRAWN,
                currentUser.actsFor(onboarding) ? Party.CUSTOMER : Party.PROVIDER,
                currentUser.userId(),
                text,
                clock.instant());
        onboardings.save(onboarding.terminated(end.state(), end.by(), end.sentence(), end.at()));
        terminations.save(end);
        process.terminate(onboarding.number());
        return new Success<>(null);
    }

    private static Sentence tooLate(OnboardingState state) {
        return state.isActive() ? Sentence.of("withdrawal.established") : Sentence.of("withdrawal.ended");
    }
}
