package org.serviceexchange.onboarding.application.termination;

import java.time.Clock;
import org.serviceexchange.onboarding.application.ActOnOnboarding;
import org.serviceexchange.onboarding.application.Outcome;
import org.serviceexchange.onboarding.application.Outcome.Done;
import org.serviceexchange.onboarding.application.Outcome.NotAllowed;
import org.serviceexchange.onboarding.application.Outcome.NotNow;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.port.onboarding.EarlyEnds;
import org.serviceexchange.onboarding.application.port.onboarding.OnboardingProcess;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.customer.Groups;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.input.RecordField;
import org.serviceexchange.onboarding.domain.onboarding.EarlyEnd;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;

/** Either party takes an onboarding back before the integration is established. */
@Service
public class WithdrawOnboarding {

    /** Characters. */
    public static final int MAX_REASON = 1000;

    private final ActOnOnboarding act;
    private final Onboardings onboardings;
    private final EarlyEnds ends;
    private final OnboardingProcess process;
    private final Clock clock;

    WithdrawOnboarding(
            ActOnOnboarding act, Onboardings onboardings, EarlyEnds ends, OnboardingProcess process, Clock clock) {
        this.act = act;
        this.onboardings = onboardings;
        this.ends = ends;
        this.process = process;
        this.clock = clock;
    }

    /** Whether this person may withdraw this onboarding, as long as it is open. */
    public static boolean isFor(Viewer viewer, boolean actsForTheCustomer) {
        return viewer.groups().contains(Groups.PROVIDER_ADMIN) || actsForTheCustomer;
    }

    /** Refused when there is no reason; not now once it is established or has ended. */
    public Outcome<Void> withdraw(String number, Viewer viewer, String reason) {
        return act.on(number, viewer, onboarding -> withdraw(onboarding, viewer, reason));
    }

    private Outcome<Void> withdraw(Onboarding onboarding, Viewer viewer, String reason) {
        if (!isFor(viewer, viewer.actsFor(onboarding))) {
            return new NotAllowed<>("You may read this onboarding, not withdraw it. Ask one of the provider's admins.");
        }
        Input input = new Input();
        String text = input.text(RecordField.WITHDRAWAL_REASON, reason, MAX_REASON);
        input.orRefuse();
        if (!onboarding.state().isOpen()) {
            return new NotNow<>(tooLate(onboarding.state()));
        }
        EarlyEnd end = new EarlyEnd(
                onboarding.number(),
                OnboardingState.WITHDRAWN,
                viewer.actsFor(onboarding) ? Party.CUSTOMER : Party.PROVIDER,
                viewer.userId(),
                text,
                clock.instant());
        onboardings.save(onboarding.endedEarly(end));
        ends.save(end);
        process.endEarly(onboarding.number());
        return new Done<>(null);
    }

    private static String tooLate(OnboardingState state) {
        return state.holdsItsInstance()
                ? "The integration is established. It can be ended by off-boarding, not withdrawn."
                : "The onboarding has ended already.";
    }
}
