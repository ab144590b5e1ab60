package org.serviceexchange.onboarding.domain;

/**
 * Another user, or the system, was faster. The message is for the user who was slower; nothing was changed, and nothing is
 * wrong with what was entered.
 */
public class ConcurrentChange extends RuntimeException {

    /** @param sentence says what to do */
    public ConcurrentChange(String sentence) {
        super(sentence);
    }

    /**
     * @param what       as the user knows it
     * @param onboarding whose page shows it
     */
    public static ConcurrentChange of(Object what, Object onboarding) {
        return new ConcurrentChange(
                "Another user, or the system, changed %s at the same moment. Open the page of %s, and try again if it is still needed."
                        .formatted(what, onboarding));
    }

    public static ConcurrentChange ofRequests() {
        return new ConcurrentChange(
                "Another user asked for a change of this integration at the same moment. Open the onboarding's page "
                        + "before you ask again.");
    }

    public static ConcurrentChange ofLinks(Object email) {
        return new ConcurrentChange(
                "Another user asked for a link for %s at the same moment. Wait a minute before you ask again."
                        .formatted(email));
    }

    public static ConcurrentChange ofSetup() {
        return new ConcurrentChange(
                "Another user changed the set-up at the same moment. Continue with the task that is in Tasklist now.");
    }
}
