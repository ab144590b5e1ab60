package org.serviceexchange.onboarding.application;

import java.util.Optional;
import java.util.function.Function;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Invalid;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests;
import org.serviceexchange.onboarding.application.port.onboarding.OnboardingProcess;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How people act on an onboarding from the onboarding page or over REST: it is one that they may know of, all is done in one
 * transaction or nothing, and whatever comes of it is an {@link Result}.
 */
@Component
public class OnboardingActionExecutor {

    /**
     * How often an action is tried. Each conflict means that another change succeeded, and the system takes fewer steps
     * in a row before it waits for a person.
     */
    private static final int TRIES = 12;

    private final Onboardings onboardings;
    private final IdempotentRequests requests;
    private final TransactionTemplate transaction;

    OnboardingActionExecutor(
            Onboardings onboardings, IdempotentRequests requests, PlatformTransactionManager transactions) {
        this.onboardings = onboardings;
        this.requests = requests;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Retries the action after an optimistic-locking conflict, so that it sees what another user or a job has changed.
     *
     * @param act may run more than once; each failed try is rolled back
     */
    public <T> Result<T> execute(String number, CurrentUser currentUser, Function<Onboarding, Result<T>> act) {
        Sentence settled = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return transaction.execute(status -> {
                    Result<T> result = find(number, currentUser).map(act).orElseGet(Result::noSuchOnboarding);
                    if (result instanceof Success) {
                        requests.carriedOut();
                    }
                    return result;
                });
            } catch (ConcurrentChangeException somebodyElse) {
                settled = somebodyElse.sentence();
            } catch (InvalidInputException refused) {
                return new Invalid<>(refused.sentence());
            } catch (OnboardingProcess.WrongMomentException notNow) {
                return new Conflict<>(notNow.sentence());
            }
        }
        return new Conflict<>(settled);
    }

    /** Empty if there is none or the user may not see it. */
    Optional<Onboarding> find(String number, CurrentUser currentUser) {
        return OnboardingNumber.parse(number).flatMap(onboardings::find).filter(currentUser::maySee);
    }
}
