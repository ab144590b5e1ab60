package org.serviceexchange.onboarding.persistence.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase.Resolution;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.persistence.DatabaseErrors;
import org.serviceexchange.onboarding.persistence.Sequences;
import org.serviceexchange.onboarding.persistence.TransactionMemory;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRegistrationCases implements RegistrationCases {

    private final CaseRows rows;
    private final EntryRows entries;
    private final Sequences sequences;

    JdbcRegistrationCases(CaseRows rows, EntryRows entries, Sequences sequences) {
        this.rows = rows;
        this.entries = entries;
        this.sequences = sequences;
    }

    @Override
    public String nextNumber() {
        return "CS%07d".formatted(sequences.next("case_number_seq"));
    }

    @Override
    public Optional<RegistrationCase> of(OnboardingNumber onboarding) {
        return TransactionMemory.readOnce(RegistrationCase.class, onboarding, () -> ofAll(List.of(onboarding)).stream()
                .findFirst());
    }

    @Override
    public RegistrationCase getForUpdate(OnboardingNumber onboarding) {
        List<CaseRow> held = rows.findForUpdate(Purpose.REGISTRATION, onboarding.value());
        // nobody else changes them until this transaction ends
        held.forEach(row -> TransactionMemory.remember(CaseRow.class, row.number(), Optional.of(row)));
        return cases(held).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s has no registration case".formatted(onboarding)));
    }

    @Override
    public List<RegistrationCase> ofAll(Collection<OnboardingNumber> onboardings) {
        return onboardings.isEmpty()
                ? List.of()
                : cases(rows.findByOnboardings(Purpose.REGISTRATION, values(onboardings)));
    }

    @Override
    public Optional<String> numberOf(OnboardingNumber onboarding) {
        return rows.findNumbers(onboarding.value()).stream().findFirst();
    }

    @Override
    public Optional<String> latestNumberOf(OnboardingNumber onboarding) {
        return rows.findNumbers(onboarding.value()).stream().reduce((registration, end) -> end);
    }

    @Override
    public Optional<RegistrationCase> offboardingCaseOf(OnboardingNumber onboarding) {
        return offboardingCasesOf(List.of(onboarding)).stream().findFirst();
    }

    @Override
    public List<RegistrationCase> offboardingCasesOf(Collection<OnboardingNumber> onboardings) {
        return onboardings.isEmpty() ? List.of() : cases(rows.findByOnboardings(Purpose.END, values(onboardings)));
    }

    @Override
    public void holdOpening(OnboardingNumber onboarding, boolean ofEnd) {
        Purpose purpose = ofEnd ? Purpose.END : Purpose.REGISTRATION;
        DatabaseErrors.onDuplicate(
                () -> ConcurrentChangeException.of(onboarding.value(), onboarding),
                () -> DatabaseErrors.onConflict(
                        () -> ConcurrentChangeException.of(onboarding.value(), onboarding), () -> {
                            rows.holdOpening(onboarding.value(), purpose.name());
                            return null;
                        }));
    }

    @Override
    public void releaseOpening(OnboardingNumber onboarding, boolean ofEnd) {
        rows.releaseOpening(onboarding.value(), (ofEnd ? Purpose.END : Purpose.REGISTRATION).name());
    }

    @Override
    public void addOffboardingCase(RegistrationCase endCase) {
        rows.save(CaseRow.of(endCase, Purpose.END, null));
    }

    private static List<String> values(Collection<OnboardingNumber> onboardings) {
        return onboardings.stream().map(OnboardingNumber::value).toList();
    }

    @Override
    public void save(RegistrationCase registrationCase) {
        TransactionMemory.forget(RegistrationCase.class);
        Optional<CaseRow> stored = TransactionMemory.readOnce(
                CaseRow.class, registrationCase.number(), () -> rows.findById(registrationCase.number()));
        TransactionMemory.forget(CaseRow.class);
        stored.filter(row ->
                        !row.onboarding().equals(registrationCase.onboarding().value()))
                .ifPresent(row -> {
                    throw new IllegalStateException(
                            "The case number %s belongs to %s already. It was given before the cases were in ServiceNow."
                                    .formatted(row.number(), row.onboarding()));
                });
        DatabaseErrors.onConflict(
                () -> ConcurrentChangeException.of(registrationCase.number(), registrationCase.onboarding()),
                () -> rows.save(CaseRow.of(
                        registrationCase,
                        stored.map(CaseRow::purpose).orElse(Purpose.REGISTRATION),
                        stored.map(CaseRow::version).orElse(null))));
    }

    @Override
    public void addWorkNote(String caseNumber, CaseEntry note) {
        add(caseNumber, EntryKind.WORK_NOTE, note);
    }

    @Override
    public void addComment(String caseNumber, CaseEntry comment) {
        add(caseNumber, EntryKind.COMMENT, comment);
    }

    private void add(String caseNumber, EntryKind kind, CaseEntry entry) {
        TransactionMemory.forget(RegistrationCase.class);
        if (!entries.existsByKey(caseNumber, kind, entry.key())) {
            entries.save(new EntryRow(null, caseNumber, kind, entry.key(), entry.at(), entry.by(), entry.text()));
        }
    }

    private List<RegistrationCase> cases(List<CaseRow> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, List<EntryRow>> byCase = entries
                .findByCases(found.stream().map(CaseRow::number).toList())
                .stream()
                .collect(Collectors.groupingBy(EntryRow::caseNumber));
        return found.stream()
                .map(row -> row.registrationCase(byCase.getOrDefault(row.number(), List.of())))
                .toList();
    }

    enum EntryKind {
        WORK_NOTE,
        COMMENT
    }

    enum Purpose {
        REGISTRATION,
        END
    }

    @Table("registration_case")
    record CaseRow(
            @Id String number,
            String onboarding,
            Purpose purpose,
            String shortDescription,
            String description,
            CaseState state,
            Instant openedAt,
            @Embedded.Nullable ResolutionRow resolution,
            @Version Integer version) {

        record ResolutionRow(String resolutionCode, String closeNotes) {}

        static CaseRow of(RegistrationCase registrationCase, Purpose purpose, Integer version) {
            return new CaseRow(
                    registrationCase.number(),
                    registrationCase.onboarding().value(),
                    purpose,
                    registrationCase.shortDescription(),
                    registrationCase.description(),
                    registrationCase.state(),
                    registrationCase.openedAt(),
                    registrationCase.resolution() == null
                            ? null
                            : new ResolutionRow(registrationCase.resolutionCode(), registrationCase.closeNotes()),
                    version);
        }

        RegistrationCase registrationCase(List<EntryRow> entries) {
            return new RegistrationCase(
                    number,
                    new OnboardingNumber(onboarding),
                    shortDescription,
                    description,
                    state,
                    openedAt,
                    resolution == null ? null : new Resolution(resolution.resolutionCode, resolution.closeNotes),
                    of(entries, EntryKind.WORK_NOTE),
                    of(entries, EntryKind.COMMENT));
        }

        private static List<CaseEntry> of(List<EntryRow> entries, EntryKind kind) {
            return entries.stream()
                    .filter(entry -> entry.kind() == kind)
                    .map(EntryRow::entry)
                    .toList();
        }
    }

    @Table("case_entry")
    record EntryRow(
            @Id Long id, String caseNumber, EntryKind kind, String entryKey, Instant at, String byWhom, String text) {

        CaseEntry entry() {
            return new CaseEntry(entryKey, at, byWhom, text);
        }
    }

    interface CaseRows extends ListCrudRepository<CaseRow, String> {

        @Query("select * from registration_case where purpose = :purpose and onboarding = :onboarding for update")
        List<CaseRow> findForUpdate(Purpose purpose, String onboarding);

        @Modifying
        @Query("insert into case_opening (onboarding, purpose) values (:onboarding, :purpose)")
        void holdOpening(String onboarding, String purpose);

        @Modifying
        @Query("delete from case_opening where onboarding = :onboarding and purpose = :purpose")
        void releaseOpening(String onboarding, String purpose);

        @Query("select * from registration_case where purpose = :purpose and onboarding in (:onboardings)")
        List<CaseRow> findByOnboardings(Purpose purpose, Collection<String> onboardings);

        /** The one of the registration before the one of the end. */
        @Query("select number from registration_case where onboarding = :onboarding order by purpose desc")
        List<String> findNumbers(String onboarding);
    }

    interface EntryRows extends ListCrudRepository<EntryRow, Long> {

        @Query("select count(*) > 0 from case_entry "
                + "where case_number = :caseNumber and kind = :kind and entry_key = :entryKey")
        boolean existsByKey(String caseNumber, EntryKind kind, String entryKey);

        @Query("select * from case_entry where case_number in (:caseNumbers) order by id")
        List<EntryRow> findByCases(Collection<String> caseNumbers);
    }
}
