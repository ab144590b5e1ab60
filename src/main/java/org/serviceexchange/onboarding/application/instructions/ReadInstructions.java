package org.serviceexchange.onboarding.application.instructions;

import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the customer, and the provider's people who help it, the steps that the customer has to take now. */
@Service
@Transactional(readOnly = true)
public class ReadInstructions {

    private final Onboardings onboardings;
    private final Instructions instructions;

    ReadInstructions(Onboardings onboardings, Instructions instructions) {
        this.onboardings = onboardings;
        this.instructions = instructions;
    }

    /** Empty while the customer isn't waited for, and where the onboarding isn't this viewer's to see. */
    public List<Sentence> now(String number, CurrentUser currentUser) {
        if (!OnboardingNumber.isOne(number)) {
            return List.of();
        }
        return onboardings
                .find(new OnboardingNumber(number))
                .filter(currentUser::maySee)
                .filter(onboarding -> onboarding.progress().waitingOn() == Party.CUSTOMER)
                .map(instructions::now)
                .orElse(List.of());
    }
}
