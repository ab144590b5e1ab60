package org.serviceexchange.onboarding.domain;

/** Somebody else was quicker by a moment. The message is made for the person who was slower; nothing was changed. */
public class ConcurrentChange extends InvalidInput {

    /** It is nothing that was entered, so it belongs to no field. */
    private static final String NO_FIELD = "";

    /** @param sentence says what to do */
    public ConcurrentChange(String sentence) {
        super(NO_FIELD, sentence);
    }
}
