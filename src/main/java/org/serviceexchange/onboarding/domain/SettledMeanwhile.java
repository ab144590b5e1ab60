package org.serviceexchange.onboarding.domain;

/** Somebody else was quicker by a moment. The message is made for the person who was slower; nothing was changed. */
public class SettledMeanwhile extends RefusedInput {

    public SettledMeanwhile(Field field, String sentence) {
        super(field.key(), sentence);
    }
}
