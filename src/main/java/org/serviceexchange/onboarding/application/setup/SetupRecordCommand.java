package org.serviceexchange.onboarding.application.setup;

import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;

/** The provider record as an admin entered it. */
public record SetupRecordCommand(String by, ProviderRecord record) {

    /** Characters; the longest id of a group in the engine. */
    static final int MAX_GROUP = 64;

    /** @throws InvalidInput when a value is missing or isn't one */
    public static SetupRecordCommand of(
            String by, String name, String instanceName, String instanceId, String supportContact, String adminGroup) {
        Input input = new Input();
        ProviderRecord record = new ProviderRecord(
                input.hyphenatedName(FormField.PROVIDER_NAME, name),
                new ServiceNowInstance(
                        input.instanceName(FormField.PROVIDER_INSTANCE_NAME, instanceName),
                        input.instanceId(FormField.PROVIDER_INSTANCE_ID, instanceId)),
                input.emailAddress(FormField.SUPPORT_CONTACT, supportContact),
                input.line(FormField.ADMIN_GROUP, adminGroup, MAX_GROUP));
        input.throwIfInvalid();
        return new SetupRecordCommand(by, record);
    }
}
