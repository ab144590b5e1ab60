package org.serviceexchange.onboarding.instances;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.observation.ObservedReplicationSet;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.Row;
import org.serviceexchange.onboarding.servicenow.ServiceNowTableProperties;

/** The consumer replication sets in a customer's instance. The customer's set has the name of the provider's. */
class ReplicationSetTable {

    private static final int MOST = 50;

    private final ServiceNowTableProperties tables;
    private final StateField<ReplicationSetState> state;

    ReplicationSetTable(ServiceNowTableProperties tables) {
        this.tables = tables;
        this.state =
                new StateField<>(tables.replicationSet(), tables.replicationSetStateField(), ReplicationSetState.class);
    }

    Optional<ObservedReplicationSet> find(InstanceClient instance, String name) {
        return instance
                .labelledRows(
                        tables.replicationSet(),
                        instance.equal(tables.replicationSetNameField(), name),
                        fields(),
                        MOST,
                        row -> row.get(tables.replicationSetNameField()).equalsIgnoreCase(name))
                .stream()
                // of two in one second the later in the list
                .reduce((one, next) ->
                        next.get("sys_created_on").compareTo(one.get("sys_created_on")) >= 0 ? next : one)
                .map(row -> observed(instance, row));
    }

    private ObservedReplicationSet observed(InstanceClient instance, Row row) {
        String message = tables.replicationSetMessageField();
        return new ObservedReplicationSet(
                state.get(row),
                row.label("sys_updated_by"),
                row.time("sys_updated_on"),
                message.isEmpty() ? "" : row.label(message),
                instance.link(tables.replicationSet(), row.sysId()));
    }

    private List<String> fields() {
        return Stream.of(
                        "sys_id",
                        "sys_created_on",
                        "sys_updated_on",
                        "sys_updated_by",
                        tables.replicationSetNameField(),
                        tables.replicationSetStateField(),
                        tables.replicationSetMessageField())
                .filter(field -> !field.isEmpty())
                .distinct()
                .toList();
    }
}
