package org.serviceexchange.onboarding.application.port.onboarding;

import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.ContactChange;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** The process of an onboarding, and the processes beside it. */
public interface OnboardingProcess {

    /**
     * The onboarding has ended early: its process undoes what was made, and tells everybody.
     *
     * @throws WrongMomentException when the process is at a moment at which it can't; nothing is changed then
     */
    void terminate(OnboardingNumber onboarding);

    /** Notifies the former and the new contact, and retries the failed steps: mails may go to the new contact now. */
    void contactChanged(ContactChange change);

    /** What was asked of a process isn't possible at this moment. Its sentence is for people. */
    class WrongMomentException extends RuntimeException {
        private final transient Sentence sentence;

        public WrongMomentException(Sentence sentence, Throwable cause) {
            super(sentence.toString(), cause);
            this.sentence = sentence;
        }

        public Sentence sentence() {
            return sentence;
        }
    }
}
