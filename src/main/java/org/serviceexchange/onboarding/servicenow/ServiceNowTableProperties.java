package org.serviceexchange.onboarding.servicenow;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Names of tables and fields that the application reads. ServiceNow publishes neither the table of consumer subscriptions nor
 * that of consumer replication sets, so the operator names them. A field may be reached through references: {@code
 * consumer.instance_id}.
 *
 * @param subscription               consumer subscriptions, at the provider; empty where none is read
 * @param subscriptionStatusField    Pending Approval, Approved or Denied
 * @param subscriptionInstanceField  the instance ID of the customer: by this we find the record
 * @param subscriptionDecidedByField the user name of who decided
 * @param subscriptionDecidedAtField when they did
 * @param subscriptionReasonField    why it was denied; empty where the instance has no such field
 * @param connection                 customers' connections, at the provider
 * @param connectionInstanceField    the instance ID of the customer; empty where no connections are read
 * @param replicationSet             consumer replication sets, at the customer; empty where none is read
 * @param replicationSetNameField    the name, which is the one of the provider's replication set
 * @param replicationSetStateField   as in {@code ReplicationSetState}
 * @param replicationSetMessageField what the instance says of an error; empty where it has no such field
 */
@Validated
@ConfigurationProperties("onboarding.servicenow.tables")
public record ServiceNowTableProperties(
        @NotNull @DefaultValue("") @Pattern(regexp = NAME_OR_NONE) String subscription,
        @NotNull @DefaultValue("consumer_approval_status") @Pattern(regexp = FIELD) String subscriptionStatusField,
        @NotNull @DefaultValue("consumer_instance_id") @Pattern(regexp = FIELD) String subscriptionInstanceField,
        @NotNull @DefaultValue("sys_updated_by") @Pattern(regexp = FIELD) String subscriptionDecidedByField,
        @NotNull @DefaultValue("sys_updated_on") @Pattern(regexp = FIELD) String subscriptionDecidedAtField,
        @NotNull @DefaultValue("") @Pattern(regexp = FIELD_OR_NONE) String subscriptionReasonField,
        @NotNull @DefaultValue("sn_nowebonding_pro_customer_connection") @Pattern(regexp = NAME) String connection,
        @NotNull @DefaultValue("") @Pattern(regexp = FIELD_OR_NONE) String connectionInstanceField,
        @NotNull @DefaultValue("") @Pattern(regexp = NAME_OR_NONE) String replicationSet,
        @NotNull @DefaultValue("name") @Pattern(regexp = FIELD) String replicationSetNameField,
        @NotNull @DefaultValue("state") @Pattern(regexp = FIELD) String replicationSetStateField,
        @NotNull @DefaultValue("") @Pattern(regexp = FIELD_OR_NONE) String replicationSetMessageField) {

    private static final String FIELD = "[a-z0-9_]+(\\.[a-z0-9_]+){0,3}";
    private static final String FIELD_OR_NONE = "(" + FIELD + ")?";
    private static final String NAME = "[a-z0-9_]+";
    private static final String NAME_OR_NONE = "[a-z0-9_]*";
}
