package org.serviceexchange.onboarding.persistence.setup;

import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.input.ConcurrentInput;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition.Entry;
import org.serviceexchange.onboarding.domain.setup.Setup;
import org.serviceexchange.onboarding.domain.setup.SetupState;
import org.serviceexchange.onboarding.persistence.DatabaseErrors;
import org.serviceexchange.onboarding.persistence.Sequences;
import org.serviceexchange.onboarding.persistence.TransactionMemory;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcProviderSetups implements ProviderSetups {

    private static final String HELD = "held";

    private final SetupRows rows;
    private final RecordRows records;
    private final Sequences sequences;

    JdbcProviderSetups(SetupRows rows, RecordRows records, Sequences sequences) {
        this.rows = rows;
        this.records = records;
        this.sequences = sequences;
    }

    @Override
    public String nextNumber() {
        return "PSU%07d".formatted(sequences.next("provider_setup_number_seq"));
    }

    @Override
    public Optional<Setup> active() {
        return TransactionMemory.readOnce(
                Setup.class, HELD, () -> rows.findByHeldActive(HELD).map(SetupRow::setup));
    }

    /** Each mail reads it, and needs no entries of the set. */
    @Override
    public Optional<ProviderRecord> activeRecord() {
        return TransactionMemory.readOnce(ProviderRecord.class, HELD, () -> records.findByHeldActive(HELD)
                .map(row -> row.provider().record()));
    }

    @Override
    public Optional<Setup> open() {
        return rows.findByHeldOpen(HELD).map(SetupRow::setup);
    }

    @Override
    public Optional<Setup> find(String number) {
        return rows.findById(number).map(SetupRow::setup);
    }

    @Override
    public void save(Setup setup) {
        TransactionMemory.forget(Setup.class);
        TransactionMemory.forget(ProviderRecord.class);
        DatabaseErrors.onDuplicate(
                ConcurrentInput.setup(),
                () -> DatabaseErrors.onConflict(
                        ConcurrentChangeException::ofSetup, () -> rows.save(SetupRow.of(setup))));
    }

    @Table("provider_setup")
    record SetupRow(
            @Id String number,
            @Embedded.Nullable ProviderColumns provider,
            @Embedded.Nullable Setup.Progress progress,
            String setName,
            boolean bidirectional,
            String heldOpen,
            String heldActive,
            @MappedCollection(idColumn = "setup", keyColumn = "position") List<EntryRow> entries,
            @Version Integer version) {

        static SetupRow of(Setup setup) {
            ReplicationSetDefinition set = setup.set();
            return new SetupRow(
                    setup.number(),
                    ProviderColumns.of(setup.record()),
                    setup.progress(),
                    set == null ? null : set.name(),
                    set != null && set.bidirectional(),
                    setup.state().isOpen() ? HELD : null,
                    setup.state() == SetupState.ACTIVE ? HELD : null,
                    set == null
                            ? List.of()
                            : set.entries().stream().map(EntryRow::of).toList(),
                    setup.version());
        }

        Setup setup() {
            return new Setup(
                    number,
                    provider.record(),
                    setName == null
                            ? null
                            : new ReplicationSetDefinition(
                                    setName,
                                    bidirectional,
                                    entries.stream().map(EntryRow::entry).toList()),
                    progress,
                    version);
        }
    }

    /** What a set-up says about the provider. */
    @Table("provider_setup")
    record RecordRow(@Id String number, @Embedded.Nullable ProviderColumns provider) {}

    record ProviderColumns(
            String providerName,
            @Embedded.Nullable(prefix = "instance_") ServiceNowInstance instance,
            EmailAddress supportContact,
            String adminGroup) {

        static ProviderColumns of(ProviderRecord record) {
            return new ProviderColumns(record.name(), record.instance(), record.supportContact(), record.adminGroup());
        }

        ProviderRecord record() {
            return new ProviderRecord(providerName, instance, supportContact, adminGroup);
        }
    }

    @Table("replication_set_entry")
    record EntryRow(
            String sourceTable, String encodedQuery, String fieldNames, String coalesceField, boolean attachments) {

        static EntryRow of(Entry entry) {
            return new EntryRow(
                    entry.table(),
                    entry.filter(),
                    String.join(",", entry.fields()),
                    entry.coalesceField(),
                    entry.attachments());
        }

        Entry entry() {
            return new Entry(sourceTable, encodedQuery, List.of(fieldNames.split(",")), coalesceField, attachments);
        }
    }

    interface RecordRows extends org.springframework.data.repository.Repository<RecordRow, String> {

        @Query("select * from provider_setup where held_active = :held")
        Optional<RecordRow> findByHeldActive(String held);
    }

    interface SetupRows extends ListCrudRepository<SetupRow, String> {

        @Query("select * from provider_setup where held_active = :held")
        Optional<SetupRow> findByHeldActive(String held);

        @Query("select * from provider_setup where held_open = :held")
        Optional<SetupRow> findByHeldOpen(String held);
    }
}
