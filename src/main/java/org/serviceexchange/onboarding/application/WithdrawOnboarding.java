package org.serviceexchange.onboarding.application;

import java.time.Clock;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.EarlyEnds;
import org.serviceexchange.onboarding.application.port.OnboardingProcess;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.domain.EarlyEnd;
import org.serviceexchange.onboarding.domain.Groups;
import org.serviceexchange.onboarding.domain.Input;
import org.serviceexchange.onboarding.domain.Onboarding;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.OnboardingState;
import org.serviceexchange.onboarding.domain.Party;
import org.serviceexchange.onboarding.domain.RecordField;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Either party takes an onboarding back before the integration is established. */
@Service
public class WithdrawOnboarding {

    /** Characters. */
    public static final int MAX_REASON = 1000;

    private final Onboardings onboardings;
    private final EarlyEnds ends;
    private final OnboardingProcess process;
    private final Clock clock;

    WithdrawOnboarding(Onboardings onboardings, EarlyEnds ends, OnboardingProcess process, Clock clock) {
        this.onboardings = onboardings;
        this.ends = ends;
        this.process = process;
        this.clock = clock;
    }

    /** What became of somebody's wish to withdraw. */
    public sealed interface Outcome {

        record Withdrawn() implements Outcome {}

        /** There is no such onboarding, or none that this person may know of. */
        record NothingThere() implements Outcome {}

        /** This person may read here, not withdraw. */
        record NotAllowed() implements Outcome {}

        /** It is established, or has ended. */
        record TooLate(OnboardingState state) implements Outcome {}
    }

    /** Whether this person may withdraw this onboarding, as long as it is open. */
    public static boolean isFor(Viewer viewer, boolean actsForTheCustomer) {
        return viewer.groups().contains(Groups.PROVIDER_ADMIN) || actsForTheCustomer;
    }

    /**
     * @throws RefusedInput when there is no reason
     * @throws OnboardingProcess.NotNow when its process is busy
     */
    @Transactional
    public Outcome withdraw(String number, Viewer viewer, String reason) {
        Optional<Onboarding> found =
                OnboardingNumber.parse(number).flatMap(onboardings::find).filter(viewer::maySee);
        if (found.isEmpty()) {
            return new Outcome.NothingThere();
        }
        Onboarding onboarding = found.get();
        if (!isFor(viewer, viewer.actsFor(onboarding))) {
            return new Outcome.NotAllowed();
        }
        Input input = new Input();
        String text = input.text(RecordField.WITHDRAWAL_REASON, reason, MAX_REASON);
        input.orRefuse();
        if (!onboarding.state().isOpen()) {
            return new Outcome.TooLate(onboarding.state());
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
        return new Outcome.Withdrawn();
    }
}
