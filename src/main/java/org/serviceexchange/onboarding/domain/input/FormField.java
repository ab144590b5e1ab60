package org.serviceexchange.onboarding.domain.input;

/**
 * A field of a process's form, by its key. The forms belong to the process designers; a test holds keys and labels
 * against them.
 */
public enum FormField implements Field {
    CUSTOMER_NAME("customerName"),
    CONTACT_NAME("contactName"),
    CONTACT_EMAIL("contactEmail"),
    INSTANCE_NAME("instanceName"),
    INSTANCE_ID("instanceId"),
    NOTE("note"),
    ENVIRONMENT("environment"),
    PRIORITY("priority"),
    LANGUAGE("language"),
    TIME_ZONE("timeZone"),
    PROVIDER_INSTANCE_NAME("providerInstanceName"),
    PROVIDER_INSTANCE_ID("providerInstanceId"),
    APP_INSTALLED("appInstalled"),
    DECISION("decision"),
    DENIAL_CATEGORY("denialCategory"),
    DENIAL_REASON("denialReason"),
    ADVICE("advice"),
    SHOW_WORK_NOTES("showWorkNotes"),
    APPROVAL_CONFIRMED("confirmed"),
    ACTIVATION_CONFIRMED("confirmed"),
    PROVIDER_NAME("providerName"),
    SUPPORT_CONTACT("supportContact"),
    ADMIN_GROUP("adminGroup"),
    REPLICATION_SET_NAME("replicationSetName"),
    DIRECTION("direction"),
    ENTRIES("entries"),
    NEXT_STEP("nextStep"),
    SETUP_CONFIRMED("confirmed"),
    REFUSAL_REASON("refusalReason"),
    END_CONFIRMED("confirmed"),
    DECLINE_REASON("declineReason");

    private final String key;

    FormField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
