package org.serviceexchange.onboarding.application;

import org.serviceexchange.onboarding.domain.FormField;
import org.serviceexchange.onboarding.domain.Input;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.RefusedInput;

/** What the provider's admin decided about a replication subscription. */
public sealed interface DecisionCommand {

    /** Characters. */
    int MAX_REASON = 1000;

    OnboardingNumber number();

    String by();

    record Approve(OnboardingNumber number, String by) implements DecisionCommand {}

    /** @param reason the customer reads it */
    record Deny(OnboardingNumber number, String by, String reason) implements DecisionCommand {}

    /** @throws RefusedInput when nothing is decided, an approval isn't confirmed, or a denial has no reason */
    static DecisionCommand of(
            OnboardingNumber number, String by, String decision, String denialReason, Boolean confirmed) {
        Input input = new Input();
        String chosen = decision == null ? "" : decision;
        DecisionCommand command =
                switch (chosen) {
                    case "approve" -> {
                        input.ticked(FormField.APPROVAL_CONFIRMED, confirmed);
                        yield new Approve(number, by);
                    }
                    case "deny" -> new Deny(number, by, input.text(FormField.DENIAL_REASON, denialReason, MAX_REASON));
                    default -> {
                        input.problem(FormField.DECISION, "choose Approve or Deny.");
                        yield null;
                    }
                };
        input.orRefuse();
        return command;
    }
}
