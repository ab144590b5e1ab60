package org.serviceexchange.onboarding.application.setup;

import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.FormInput;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;

/** The provider record as an admin entered it. */
public record SetupRecordCommand(String by, ProviderRecord record) {

    /** Characters; the longest id of a group in the engine. */
    static final int MAX_GROUP = 64;

    /** @throws InvalidInputException when a value is missing or isn't one */
    public static SetupRecordCommand of(FormValues form, String by) {
        FormInput input = new FormInput(form);
        ProviderRecord record = new ProviderRecord(
                input.hyphenatedName(FormField.PROVIDER_NAME),
                input.instance(FormField.PROVIDER_INSTANCE_NAME, FormField.PROVIDER_INSTANCE_ID),
                input.emailAddress(FormField.SUPPORT_CONTACT),
                input.line(FormField.ADMIN_GROUP, MAX_GROUP));
        input.throwIfInvalid();
        return new SetupRecordCommand(by, record);
    }
}
