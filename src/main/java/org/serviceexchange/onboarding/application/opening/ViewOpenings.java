package org.serviceexchange.onboarding.application.opening;

import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.opening.FirstOpenings;
import org.serviceexchange.onboarding.application.port.opening.FirstOpenings.Opening;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the provider's staff whether the other party has looked at what it got. */
@Service
@Transactional(readOnly = true)
public class ViewOpenings {

    private final FirstOpenings openings;

    ViewOpenings(FirstOpenings openings) {
        this.openings = openings;
    }

    /**
     * When each was first opened.
     *
     * @param statusLink null where no mail has a link that works
     * @param task       null where no task is open
     */
    public record OpeningsView(Opening statusLink, Opening task) {}

    /** Empty for everybody but the provider's staff. */
    public Optional<OpeningsView> of(String number, CurrentUser currentUser) {
        return OnboardingNumber.parse(number)
                .filter(one -> currentUser.isStaff())
                .map(one -> new OpeningsView(
                        openings.statusLinkOf(one).orElse(null),
                        openings.taskOf(one).orElse(null)));
    }
}
