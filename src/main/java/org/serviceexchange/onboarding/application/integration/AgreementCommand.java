package org.serviceexchange.onboarding.application.integration;

import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;

/** What the other party says to a request about the integration. */
public sealed interface AgreementCommand {

    long requestId();

    String by();

    record Agree(long requestId, String by) implements AgreementCommand {}

    /** @param why the party that asked reads it */
    record Refuse(long requestId, String by, String why) implements AgreementCommand {}

    /** @throws InvalidInputException when nothing is decided, or a refusal has no reason */
    static AgreementCommand ofResume(long requestId, FormValues form, String by) {
        return of(requestId, form, by, true);
    }

    /** @throws InvalidInputException when nothing is decided, an agreement isn't confirmed, or a refusal has no reason */
    static AgreementCommand ofEnd(long requestId, FormValues form, String by) {
        return of(requestId, form, by, form.tick(FormField.END_CONFIRMED));
    }

    private static AgreementCommand of(long requestId, FormValues form, String by, Boolean confirmed) {
        Input input = new Input();
        String decision = form.text(FormField.DECISION);
        String refusalReason = form.text(FormField.REFUSAL_REASON);
        AgreementCommand command =
                switch (decision == null ? "" : decision) {
                    case "agree" -> {
                        input.ticked(FormField.END_CONFIRMED, confirmed);
                        yield new Agree(requestId, by);
                    }
                    case "refuse" ->
                        new Refuse(
                                requestId,
                                by,
                                input.text(FormField.REFUSAL_REASON, refusalReason, IntegrationRequest.MAX_REASON));
                    default -> {
                        input.error(FormField.DECISION, "input.agreement");
                        yield null;
                    }
                };
        input.throwIfInvalid();
        return command;
    }
}
