package org.serviceexchange.onboarding.domain;

/**
 * Another user, or the system, was faster. The sentence is for the user who was slower; nothing was changed, and nothing is
 * wrong with what was entered.
 */
public class ConcurrentChange extends RuntimeException {

    private final transient Sentence sentence;

    /** @param sentence says what to do */
    public ConcurrentChange(Sentence sentence) {
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
    public static ConcurrentChange of(Object what, Object onboarding) {
        return new ConcurrentChange(Sentence.of("concurrent.change", what, onboarding));
    }

    public static ConcurrentChange ofRequests() {
        return new ConcurrentChange(Sentence.of("concurrent.request"));
    }

    public static ConcurrentChange ofLinks(Object email) {
        return new ConcurrentChange(Sentence.of("concurrent.link", email));
    }

    public static ConcurrentChange ofSetup() {
        return new ConcurrentChange(Sentence.of("concurrent.setup"));
    }

    public static ConcurrentChange ofRequestReview(Object request) {
        return new ConcurrentChange(Sentence.of("concurrent.requestReview", request));
    }
}
