package org.serviceexchange.onboarding.application.port.onboarding;

import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** The process that carries an onboarding. */
public interface OnboardingProcess {

    /**
     * The onboarding has ended early: its process undoes what was made, and tells everybody.
     *
     * @throws NotNow when the process is at a moment at which it can't; nothing is changed then
     */
    void terminate(OnboardingNumber onboarding);

    /** What was asked of a process isn't possible at this moment. Its sentence is for people. */
    class NotNow extends RuntimeException {
        private final transient Sentence sentence;

        public NotNow(Sentence sentence, Throwable cause) {
            super(sentence.toString(), cause);
            this.sentence = sentence;
        }

        public Sentence sentence() {
            return sentence;
        }
    }
}
