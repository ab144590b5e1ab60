package org.serviceexchange.onboarding.casesystem;

import java.time.Instant;
import org.serviceexchange.onboarding.application.port.casework.CaseChanges;
import org.serviceexchange.onboarding.casesystem.CaseJournal.Kind;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.Row;

/** What agents do to the cases in the provider's ServiceNow instance. */
class ServiceNowCaseChanges implements CaseChanges {

    private final CaseTable cases;
    private final CaseJournal journal;

    ServiceNowCaseChanges(CaseTable cases, CaseJournal journal) {
        this.cases = cases;
        this.journal = journal;
    }

    @Override
    public Page changedSince(Instant since, int offset) {
        InstanceClient.Page page = cases.changedSince(since, offset);
        return new Page(
                page.rows().stream()
                        .map(row -> new ChangedCase(
                                row.get("correlation_id"),
                                row.get("number"),
                                row.time("sys_updated_on"),
                                row.get("sys_mod_count")))
                        .toList(),
                page.more());
    }

    @Override
    public ObservedCase read(RegistrationCase current) {
        Row row = cases.get(current);
        CaseJournal.Entries entries = journal.writtenByOthers(row);
        return new ObservedCase(
                CaseTable.state(row), CaseTable.resolution(row), entries.of(Kind.WORK_NOTE), entries.of(Kind.COMMENT));
    }
}
