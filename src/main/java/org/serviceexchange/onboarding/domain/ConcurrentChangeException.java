package org.serviceexchange.onboarding.domain;

/**
 * Another user, or the system, was faster. The sentence is for the user who was slower; nothing was changed, and nothing is
 * wrong with what was entered.
 */
public class ConcurrentChangeException extends RuntimeException {

    private final transient Sentence sentence;

    /** @param sentence says what to do */
    public ConcurrentChangeException(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    public Sentence sentence() {
        return sentence;
    }

    /**
     * @param what       as the user knows it
     * @param onboarding whose page shows it
     */
    public static ConcurrentChangeException of(Object what, Object onboarding) {
        return new ConcurrentChangeException(Sentence.of("concurrent.change", what, onboarding));
    }

    /** The step ended after it had been read. */
    public static ConcurrentChangeException ofEndedStep() {
        return new ConcurrentChangeException(Sentence.of("concurrent.stepEnded"));
    }

    public static ConcurrentChangeException ofRequests() {
        return new ConcurrentChangeException(Sentence.of("concurrent.request"));
    }

    public static ConcurrentChangeException ofLinks(Object email) {
        return new ConcurrentChangeException(Sentence.of("concurrent.link", email));
    }

    public static ConcurrentChangeException ofSetup() {
        return new ConcurrentChangeException(Sentence.of("concurrent.setup"));
    }

    public static ConcurrentChangeException ofRequestReview(Object request) {
        return new ConcurrentChangeException(Sentence.of("concurrent.requestReview", request));
    }
}
