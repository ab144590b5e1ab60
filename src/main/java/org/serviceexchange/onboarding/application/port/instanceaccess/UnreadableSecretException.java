package org.serviceexchange.onboarding.application.port.instanceaccess;

import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** What was encrypted can't be read: the key is another one, or the stored value was changed. */
public class UnreadableSecretException extends ExplainedException {

    public UnreadableSecretException(OnboardingNumber onboarding, Throwable origin) {
        super(
                Sentence.of("instanceAccess.unreadable.cause", onboarding),
                Sentence.of("instanceAccess.unreadable.solution"),
                origin);
    }
}
