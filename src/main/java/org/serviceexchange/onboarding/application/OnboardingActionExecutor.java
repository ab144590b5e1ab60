package org.serviceexchange.onboarding.application;

import java.util.Optional;
import java.util.function.Function;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Invalid;
import org.serviceexchange.onboarding.application.port.onboarding.OnboardingProcess;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.ConcurrentChange;
import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How people act on an onboarding from the record page or over REST: it is one that they may know of, all is done in one
 * transaction or nothing, and whatever comes of it is an {@link Result}.
 */
@Component
public class OnboardingActionExecutor {

    /**
     * How often an act is begun. Each time that it is overtaken something else was done, and the system takes not as many
     * steps in a row before it waits for somebody.
     */
    private static final int TRIES = 12;

    private final Onboardings onboardings;
    private final TransactionTemplate transaction;

    OnboardingActionExecutor(Onboardings onboardings, PlatformTransactionManager transactions) {
        this.onboardings = onboardings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Who is slower by a moment hears the same as who comes later: the act begins anew, and finds what the other one, or
     * the system, has done.
     *
     * @param act may be done more than once; what an earlier time changed is undone
     */
    public <T> Result<T> execute(String number, CurrentUser currentUser, Function<Onboarding, Result<T>> act) {
        String settled = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return transaction.execute(
                        status -> find(number, currentUser).map(act).orElseGet(Result::noSuchOnboarding));
            } catch (ConcurrentChange somebodyElse) {
                settled = somebodyElse.getMessage();
            } catch (InvalidInput refused) {
                return new Invalid<>(refused.getMessage());
            } catch (OnboardingProcess.NotNow notNow) {
                return new Conflict<>(notNow.getMessage());
            }
        }
        return new Conflict<>(settled);
    }

    /** Empty where there is none, and alike where it isn't this viewer's. */
    Optional<Onboarding> find(String number, CurrentUser currentUser) {
        return OnboardingNumber.parse(number).flatMap(onboardings::find).filter(currentUser::maySee);
    }
}
