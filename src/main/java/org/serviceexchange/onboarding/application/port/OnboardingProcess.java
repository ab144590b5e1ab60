package org.serviceexchange.onboarding.application.port;

import org.serviceexchange.onboarding.domain.OnboardingNumber;

/** The course of an onboarding, which is told what happened outside its tasks. */
public interface OnboardingProcess {

    /**
     * A deadline passed for good.
     *
     * @throws RuntimeException when the onboarding isn't where it could expire
     */
    void expire(OnboardingNumber onboarding);
}
