package org.serviceexchange.onboarding.application.status;

import java.time.Clock;
import java.time.Instant;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.OnboardingActionExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Forbidden;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.status.StatusLinks;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.springframework.stereotype.Service;

/** A provider admin revokes all links to the status of an onboarding that mails carried so far. Later mails carry new ones. */
@Service
public class RevokeStatusLinks {

    private final OnboardingActionExecutor act;
    private final StatusLinks statusLinks;
    private final Onboardings onboardings;
    private final Clock clock;

    RevokeStatusLinks(OnboardingActionExecutor act, StatusLinks statusLinks, Onboardings onboardings, Clock clock) {
        this.act = act;
        this.statusLinks = statusLinks;
        this.onboardings = onboardings;
        this.clock = clock;
    }

    public static boolean mayRevoke(CurrentUser currentUser) {
        return currentUser.hasRole(Role.PROVIDER_ADMIN);
    }

    /** A conflict: no mail carried one, or all are revoked. */
    public Result<Void> revoke(String number, CurrentUser currentUser) {
        return act.execute(number, currentUser, onboarding -> {
            if (!mayRevoke(currentUser)) {
                return new Forbidden<>(Sentence.of("statusLinks.forbidden"));
            }
            Instant now = clock.instant();
            if (statusLinks.revoke(onboarding.number(), now) == 0) {
                return new Conflict<>(Sentence.of("statusLinks.none"));
            }
            onboardings.save(onboarding.noted(currentUser.userId(), Sentence.of("timeline.statusLinksRevoked"), now));
            return new Success<>(null);
        });
    }
}
