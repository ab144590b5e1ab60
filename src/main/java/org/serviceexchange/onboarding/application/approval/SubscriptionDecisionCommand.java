package org.serviceexchange.onboarding.application.approval;

import java.util.Optional;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** What the provider's admin decided about a replication subscription. */
public sealed interface SubscriptionDecisionCommand {

    /** Characters. */
    int MAX_REASON = 1000;

    OnboardingNumber number();

    String by();

    record Approve(OnboardingNumber number, String by) implements SubscriptionDecisionCommand {}

    /** @param reason the customer reads it */
    record Deny(OnboardingNumber number, String by, DenialReason category, String reason)
            implements SubscriptionDecisionCommand {}

    /** @param reason the customer reads it */
    record SendBack(OnboardingNumber number, String by, DenialReason category, String reason)
            implements SubscriptionDecisionCommand {}

    /**
     * A missing category is {@link DenialReason#OTHER}.
     *
     * @throws InvalidInputException when nothing is decided, an approval isn't confirmed, or anything else has no reason
     */
    static SubscriptionDecisionCommand of(OnboardingNumber number, FormValues form, String by) {
        Optional<Decision> chosen = Decision.of(form.text(FormField.DECISION));
        String denialCategory = form.text(FormField.DENIAL_CATEGORY);
        String denialReason = form.text(FormField.DENIAL_REASON);
        Boolean confirmed = form.tick(FormField.APPROVAL_CONFIRMED);
        Input input = new Input();
        if (chosen.isEmpty()) {
            input.error(FormField.DECISION, "input.approvalDecision");
        }
        SubscriptionDecisionCommand command = chosen.map(one -> switch (one) {
                    case APPROVE -> {
                        input.ticked(FormField.APPROVAL_CONFIRMED, confirmed);
                        yield new Approve(number, by);
                    }
                    case SEND_BACK ->
                        new SendBack(
                                number,
                                by,
                                category(input, denialCategory),
                                input.text(FormField.DENIAL_REASON, denialReason, MAX_REASON));
                    case DENY ->
                        new Deny(
                                number,
                                by,
                                category(input, denialCategory),
                                input.text(FormField.DENIAL_REASON, denialReason, MAX_REASON));
                })
                .orElse(null);
        input.throwIfInvalid();
        return command;
    }

    private static DenialReason category(Input input, String value) {
        if (value == null || value.isBlank()) {
            return DenialReason.OTHER;
        }
        return DenialReason.of(value).orElseGet(() -> {
            input.error(FormField.DENIAL_CATEGORY, "input.denialCategory");
            return null;
        });
    }
}
