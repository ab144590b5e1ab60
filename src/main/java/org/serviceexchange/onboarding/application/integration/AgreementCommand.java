package org.serviceexchange.onboarding.application.integration;

import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.onboarding.IntegrationRequest;

/** What the other party says to a request about the integration. */
public sealed interface AgreementCommand {

    long requestId();

    String by();

    record Agree(long requestId, String by) implements AgreementCommand {}

    /** @param why the party that asked reads it */
    record Refuse(long requestId, String by, String why) implements AgreementCommand {}

    /** @throws InvalidInput when nothing is decided, or a refusal has no reason */
    static AgreementCommand ofResume(long requestId, String by, String decision, String refusalReason) {
        return of(requestId, by, decision, refusalReason, true);
    }

    /** @throws InvalidInput when nothing is decided, an agreement isn't confirmed, or a refusal has no reason */
    static AgreementCommand ofEnd(long requestId, String by, String decision, String refusalReason, Boolean confirmed) {
        return of(requestId, by, decision, refusalReason, confirmed);
    }

    private static AgreementCommand of(
            long requestId, String by, String decision, String refusalReason, Boolean confirmed) {
        Input input = new Input();
        String chosen = decision == null ? "" : decision;
        AgreementCommand command =
                switch (chosen) {
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
                        input.error(FormField.DECISION, "choose Agree or Refuse.");
                        yield null;
                    }
                };
        input.throwIfInvalid();
        return command;
    }
}
