package org.serviceexchange.onboarding.domain.input;

/**
 * A field of a process's form, by its key and the label that the form shows. The forms belong to the process
 * designers; a test holds keys and labels against them.
 */
public enum FormField implements Field {
    CUSTOMER_NAME("customerName", "Customer"),
    CONTACT_NAME("contactName", "Contact's name"),
    CONTACT_EMAIL("contactEmail", "Contact's e-mail address"),
    INSTANCE_NAME("instanceName", "Customer's instance"),
    INSTANCE_ID("instanceId", "Customer's instance ID"),
    NOTE("note", "Note for your agents"),
    PRIORITY("priority", "Priority"),
    PROVIDER_INSTANCE_NAME("providerInstanceName", "Provider's instance"),
    PROVIDER_INSTANCE_ID("providerInstanceId", "Provider's instance ID"),
    APP_INSTALLED("appInstalled", "The Service Exchange application is installed in our instance"),
    DECISION("decision", "Decision"),
    DENIAL_CATEGORY("denialCategory", "Reason"),
    DENIAL_REASON("denialReason", "Why? The customer will read this"),
    ADVICE("advice", "What should the customer do? The customer will read this"),
    APPROVAL_CONFIRMED("confirmed", "Yes, approve this subscription"),
    ACTIVATION_CONFIRMED("confirmed", "Yes, the replication set is activated in our instance"),
    PROVIDER_NAME("providerName", "Provider's name"),
    SUPPORT_CONTACT("supportContact", "Support contact's e-mail address"),
    ADMIN_GROUP("adminGroup", "Group that gets the admins' mails"),
    REPLICATION_SET_NAME("replicationSetName", "Name of the replication set"),
    DIRECTION("direction", "Direction"),
    ENTRIES("entries", "Entries"),
    NEXT_STEP("nextStep", "What now?"),
    SETUP_CONFIRMED("confirmed", "Yes, activate this record and this replication set"),
    REFUSAL_REASON("refusalReason", "Why not? The other party will read this"),
    END_CONFIRMED("confirmed", "Yes, end the integration");

    private final String key;
    private final String label;

    FormField(String key, String label) {
        this.key = key;
        this.label = label;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String label() {
        return label;
    }
}
