package org.serviceexchange.onboarding.casesystem;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** Our record of the cases, without a database. */
class InMemoryCases implements RegistrationCases {

    private final Map<String, RegistrationCase> registrations = new LinkedHashMap<>();
    private final Map<String, RegistrationCase> ends = new LinkedHashMap<>();
    private int numbers;

    List<RegistrationCase> about(OnboardingNumber onboarding) {
        return Stream.of(registrations, ends)
                .flatMap(cases -> cases.values().stream())
                .filter(one -> one.onboarding().equals(onboarding))
                .toList();
    }

    @Override
    public String nextNumber() {
        return "CS%07d".formatted(++numbers);
    }

    @Override
    public Optional<RegistrationCase> of(OnboardingNumber onboarding) {
        return ofAll(List.of(onboarding)).stream().findFirst();
    }

    @Override
    public RegistrationCase getForUpdate(OnboardingNumber onboarding) {
        return get(onboarding);
    }

    @Override
    public List<RegistrationCase> ofAll(Collection<OnboardingNumber> onboardings) {
        return registrations.values().stream()
                .filter(one -> onboardings.contains(one.onboarding()))
                .toList();
    }

    @Override
    public Optional<String> numberOf(OnboardingNumber onboarding) {
        return of(onboarding).map(RegistrationCase::number);
    }

    @Override
    public Optional<String> latestNumberOf(OnboardingNumber onboarding) {
        return offboardingCaseOf(onboarding).or(() -> of(onboarding)).map(RegistrationCase::number);
    }

    @Override
    public Optional<RegistrationCase> offboardingCaseOf(OnboardingNumber onboarding) {
        return offboardingCasesOf(List.of(onboarding)).stream().findFirst();
    }

    @Override
    public List<RegistrationCase> offboardingCasesOf(Collection<OnboardingNumber> onboardings) {
        return ends.values().stream()
                .filter(one -> onboardings.contains(one.onboarding()))
                .toList();
    }

    /** One attempt at a time. */
    @Override
    public void holdOpening(OnboardingNumber onboarding, boolean ofEnd) {}

    @Override
    public void releaseOpening(OnboardingNumber onboarding, boolean ofEnd) {}

    @Override
    public void addOffboardingCase(RegistrationCase endCase) {
        ends.put(endCase.number(), endCase);
    }

    @Override
    public void save(RegistrationCase saved) {
        RegistrationCase stored = caseNumbered(saved.number());
        put(stored == null ? saved : with(saved, stored.workNotes(), stored.comments()));
    }

    @Override
    public void addWorkNote(String caseNumber, CaseEntry note) {
        RegistrationCase stored = caseNumbered(caseNumber);
        put(with(stored, plus(stored.workNotes(), note), stored.comments()));
    }

    @Override
    public void addComment(String caseNumber, CaseEntry comment) {
        RegistrationCase stored = caseNumbered(caseNumber);
        put(with(stored, stored.workNotes(), plus(stored.comments(), comment)));
    }

    private RegistrationCase caseNumbered(String number) {
        return ends.getOrDefault(number, registrations.get(number));
    }

    private void put(RegistrationCase one) {
        (ends.containsKey(one.number()) ? ends : registrations).put(one.number(), one);
    }

    private static List<CaseEntry> plus(List<CaseEntry> entries, CaseEntry entry) {
        return entries.stream().anyMatch(one -> one.key().equals(entry.key()))
                ? entries
                : Stream.concat(entries.stream(), Stream.of(entry)).toList();
    }

    private static RegistrationCase with(RegistrationCase one, List<CaseEntry> workNotes, List<CaseEntry> comments) {
        return new RegistrationCase(
                one.number(),
                one.onboarding(),
                one.shortDescription(),
                one.description(),
                one.state(),
                one.openedAt(),
                one.resolution(),
                workNotes,
                comments);
    }
}
