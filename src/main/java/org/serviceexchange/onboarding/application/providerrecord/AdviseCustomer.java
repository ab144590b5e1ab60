package org.serviceexchange.onboarding.application.providerrecord;

import java.time.Clock;
import java.time.Instant;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The provider's admin found out why the customer's values differ, and tells the customer what to do. */
@Service
public class AdviseCustomer {

    /** Characters. */
    static final int MAX_ADVICE = 1000;

    private final Onboardings onboardings;
    private final Issues issues;
    private final Clock clock;

    AdviseCustomer(Onboardings onboardings, Issues issues, Clock clock) {
        this.onboardings = onboardings;
        this.issues = issues;
        this.clock = clock;
    }

    /** @throws InvalidInputException when there is no advice, or too much of it */
    @Transactional
    public void advise(OnboardingNumber number, String by, String advice) {
        Input input = new Input();
        String text = input.text(FormField.ADVICE, advice, MAX_ADVICE);
        input.throwIfInvalid();
        Instant now = clock.instant();
        Issue mismatch = issues.of(number, Issue.Kind.PROVIDER_RECORD)
                .orElseThrow(() -> new IllegalStateException("Nothing is wrong with what was entered for " + number));
        issues.save(new Issue(number, mismatch.kind(), now, mismatch.cause(), text));
        issues.forgetTries(number);
        onboardings.save(onboardings.get(number).advised(by, text, now));
    }
}
