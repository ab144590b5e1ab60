package org.serviceexchange.onboarding.application.port.notification;

import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** Addresses of our own pages, as people outside can open them. */
public interface Links {

    /** The onboarding page. */
    String record(OnboardingNumber onboarding);

    /** The replication subscription on the onboarding page. */
    String subscription(OnboardingNumber onboarding);

    /** The registration case on the onboarding page. */
    String registrationCase(OnboardingNumber onboarding);

    /** Where the customer gives access to its instance. */
    String instanceAccess(OnboardingNumber onboarding);

    String tasklist();

    /** The list of onboardings, with a filter such as {@code late=overdue}; empty text for none. */
    String onboardings(String filter);

    /** Where a signed-in person turns digests on and off. */
    String settings();

    /** Where everyone who has the link turns the digests of its receiver off. */
    String digestRefusal(OneTimeToken token);

    /** Where the provider's people see what is set up, and begin to change it. */
    String setup();

    /** One task in Tasklist. */
    String task(String taskId);

    /** Where an invited person sets a password. */
    String invitation(OneTimeToken token);

    /** Where a person who forgot the password sets a new one. */
    String passwordReset(OneTimeToken token);

    /** Where somebody who asks for a connection confirms the address. */
    String confirmation(OneTimeToken token);

    /** Where everyone who has the link sees where an onboarding stands. */
    String status(OneTimeToken token);
}
