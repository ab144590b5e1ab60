package org.serviceexchange.onboarding.application.setup;

import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.setup.SetupDecision;

/** What an admin wants to become of a set-up. */
public record SetupDecisionCommand(String setup, String by, SetupDecision decision) {

    /**
     * @param setup the set-up's number
     * @throws InvalidInputException when nothing is chosen, or an activation isn't confirmed
     */
    public static SetupDecisionCommand of(String setup, FormValues form, String by) {
        Input input = new Input();
        String nextStep = form.text(FormField.NEXT_STEP);
        Boolean confirmed = form.tick(FormField.SETUP_CONFIRMED);
        SetupDecision decision =
                switch (nextStep == null ? "" : nextStep) {
                    case "activate" -> {
                        input.ticked(FormField.SETUP_CONFIRMED, confirmed);
                        yield SetupDecision.ACTIVATE;
                    }
                    case "change-set" -> SetupDecision.CHANGE_SET;
                    case "change-record" -> SetupDecision.CHANGE_RECORD;
                    case "drop" -> SetupDecision.DROP;
                    default -> {
                        input.error(FormField.NEXT_STEP, "input.nextStep");
                        yield null;
                    }
                };
        input.throwIfInvalid();
        return new SetupDecisionCommand(setup, by, decision);
    }
}
