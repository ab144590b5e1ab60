package org.serviceexchange.onboarding.casesystem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.serviceexchange.onboarding.application.port.casework.CaseSystem;
import org.serviceexchange.onboarding.casesystem.CaseJournal.Kind;
import org.serviceexchange.onboarding.domain.ShortenedText;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Priority;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.servicenow.InstanceCallException;
import org.serviceexchange.onboarding.servicenow.InstanceFault;
import org.serviceexchange.onboarding.servicenow.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cases live in the provider's ServiceNow instance (table {@code sn_customerservice_case}). What agents do there counts:
 * a case that they resolved or closed stays so.
 */
class ServiceNowCaseSystem implements CaseSystem {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceNowCaseSystem.class);

    /** Greatest lengths of the case's fields; the instance cuts a longer text without a word. */
    private static final int LONGEST_TITLE = 160;

    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_CODE = 40;

    private static final String OF_THE_END = "-END";

    private final CaseTable cases;
    private final CaseJournal journal;
    private final CustomerDirectory customers;

    ServiceNowCaseSystem(CaseTable cases, CaseJournal journal, CustomerDirectory customers) {
        this.cases = cases;
        this.journal = journal;
        this.customers = customers;
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public RegistrationCase open(Onboarding onboarding, String shortDescription, String description) {
        return open(onboarding, onboarding.number().value(), shortDescription, description);
    }

    @Override
    public RegistrationCase openOffboardingCase(Onboarding onboarding, String shortDescription, String description) {
        return open(onboarding, onboarding.number() + OF_THE_END, shortDescription, description);
    }

    @Override
    public void addWorkNote(RegistrationCase current, CaseEntry note) {
        write(current, Kind.WORK_NOTE, note);
    }

    @Override
    public void addComment(RegistrationCase current, CaseEntry comment) {
        write(current, Kind.COMMENT, comment);
    }

    @Override
    public void setContact(RegistrationCase current, Onboarding onboarding) {
        Row row = cases.get(current);
        if (CaseTable.state(row) != CaseState.CLOSED) {
            cases.setContact(row, customers.of(onboarding).contact());
        }
    }

    @Override
    public RegistrationCase setState(RegistrationCase current, CaseState state) {
        Row row = cases.get(current);
        CaseState there = CaseTable.state(row);
        return asItStands(current, there.isEnd() || there == state ? row : cases.setState(opened(row), state));
    }

    @Override
    public RegistrationCase resolve(RegistrationCase current, String resolutionCode, String closeNotes) {
        Row row = cases.get(current);
        return asItStands(
                current,
                CaseTable.state(row).isEnd()
                        ? row
                        : cases.setState(
                                opened(row),
                                CaseState.RESOLVED,
                                ShortenedText.of(resolutionCode, LONGEST_CODE),
                                ShortenedText.of(closeNotes, LONGEST_TEXT)));
    }

    @Override
    public RegistrationCase close(RegistrationCase current, String resolutionCode, String closeNotes) {
        Row row = cases.get(current);
        CaseState there = CaseTable.state(row);
        if (there == CaseState.CLOSED) {
            return asItStands(current, row);
        }
        try {
            return asItStands(
                    current,
                    cases.setState(
                            row,
                            CaseState.CLOSED,
                            ShortenedText.of(resolutionCode, LONGEST_CODE),
                            ShortenedText.of(closeNotes, LONGEST_TEXT)));
        } catch (InstanceCallException refused) {
            // where the state flow leaves it to the customer to accept a solution, the instance closes the case by
            // itself
            if (there == CaseState.RESOLVED && refused.fault() == InstanceFault.FORBIDDEN) {
                LOG.info("The instance keeps the resolved case {} until the customer accepts it", current.number());
                return asItStands(current, row);
            }
            throw refused;
        }
    }

    private RegistrationCase open(
            Onboarding onboarding, String correlationId, String shortDescription, String description) {
        CustomerDirectory.Entry customer = customers.of(onboarding);
        Row row = cases.find(correlationId).orElseGet(() -> {
            Map<String, String> values = new HashMap<>();
            values.put("account", customer.account());
            values.put("contact", customer.contact());
            values.put("contact_type", "web");
            values.put("short_description", ShortenedText.of(shortDescription, LONGEST_TITLE));
            values.put("description", ShortenedText.of(description, LONGEST_TEXT));
            values.put("correlation_id", correlationId);
            values.put("correlation_display", TimelineEntry.SYSTEM);
            if (onboarding.registration().details().priority() == Priority.HIGH) {
                values.put("priority", "2");
            }
            return cases.create(correlationId, values);
        });
        if (!row.get("account").equals(customer.account())) {
            throw CaseFault.OTHER_CUSTOMER.toCorrect(
                    List.of(cases.link(row)),
                    "%s (%s)".formatted(row.get("number"), cases.link(row)),
                    correlationId,
                    onboarding.customer().name());
        }
        Row opened = opened(row);
        return new RegistrationCase(
                opened.get("number"),
                onboarding.number(),
                shortDescription,
                description,
                CaseTable.state(opened),
                opened.time("opened_at"),
                CaseTable.resolution(opened),
                List.of(),
                List.of());
    }

    /** A new case has not been accepted yet; most states follow only on Open. */
    private Row opened(Row row) {
        return CaseTable.state(row) == CaseState.NEW ? cases.setState(row, CaseState.OPEN) : row;
    }

    private void write(RegistrationCase current, Kind kind, CaseEntry entry) {
        Row row = cases.get(current);
        if (CaseTable.state(row) == CaseState.CLOSED) {
            // nobody can change a closed case, so trying again would help nobody; our record has the entry
            LOG.warn(
                    "An agent closed the case {} in the instance, so an entry is in our record only", current.number());
            return;
        }
        journal.write(row, kind, entry);
    }

    private static RegistrationCase asItStands(RegistrationCase current, Row row) {
        return current.in(CaseTable.state(row), CaseTable.resolution(row));
    }
}
