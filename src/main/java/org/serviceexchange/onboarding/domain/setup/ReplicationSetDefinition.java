package org.serviceexchange.onboarding.domain.setup;

import java.util.List;

/**
 * The provider's producer replication set: what replicates between its instance and each customer's. The set in the
 * customer's instance bears the same name.
 *
 * @param name          letters, digits and hyphens
 * @param bidirectional whether the customer's changes replicate back to the provider's instance
 * @param entries       at least one
 */
public record ReplicationSetDefinition(String name, boolean bidirectional, List<Entry> entries) {

    public ReplicationSetDefinition {
        entries = List.copyOf(entries);
    }

    /**
     * What replicates of one table.
     *
     * @param filter        an encoded query that records have to meet; empty where all of them replicate
     * @param fields        at least one
     * @param coalesceField one of the fields: finds the record that is there already
     */
    public record Entry(String table, String filter, List<String> fields, String coalesceField, boolean attachments) {

        public Entry {
            fields = List.copyOf(fields);
        }
    }
}
