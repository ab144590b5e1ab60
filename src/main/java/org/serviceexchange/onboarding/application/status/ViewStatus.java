package org.serviceexchange.onboarding.application.status;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.status.StatusLinks;
import org.serviceexchange.onboarding.application.progress.ProgressView;
import org.serviceexchange.onboarding.application.progress.ViewProgress;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.status.StatusLink;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows where an onboarding stands to everyone who has the link of a mail. No account is needed, and none is looked at. */
@Service
@Transactional(readOnly = true)
public class ViewStatus {

    private final StatusLinks statusLinks;
    private final Onboardings onboardings;
    private final ViewProgress progress;
    private final Clock clock;

    ViewStatus(StatusLinks statusLinks, Onboardings onboardings, ViewProgress progress, Clock clock) {
        this.statusLinks = statusLinks;
        this.onboardings = onboardings;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * What a stranger may learn who finds the mail: less than the mail says. It names no person and no instance.
     *
     * @param since  when the onboarding began to wait for the party, or ended
     * @param opened whether a person has opened the link before
     */
    public record StatusView(
            String customerName,
            Environment environment,
            OnboardingState state,
            Party waitingOn,
            Instant since,
            ProgressView progress,
            boolean opened) {}

    /** Empty where the link can't be used, whatever the reason. Changes nothing: mail scanners open links as well. */
    public Optional<StatusView> of(String token) {
        return OneTimeToken.parse(token).flatMap(statusLinks::of).flatMap(this::shown);
    }

    private Optional<StatusView> shown(StatusLink link) {
        Onboarding onboarding = onboardings.get(link.onboarding());
        return link.isUsable(onboarding.progress().settledAt(), clock.instant())
                ? Optional.of(new StatusView(
                        onboarding.customer().name(),
                        onboarding.environment(),
                        onboarding.state(),
                        onboarding.progress().waitingOn(),
                        onboarding.progress().waitingSince(),
                        progress.of(onboarding),
                        link.openedAt() != null))
                : Optional.empty();
    }
}
