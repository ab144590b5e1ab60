package org.serviceexchange.onboarding.application.casework;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.casework.CaseFollowUps;
import org.serviceexchange.onboarding.application.port.casework.CaseSystem;
import org.serviceexchange.onboarding.application.port.casework.CorrectionRequiredException;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Component;

/**
 * Every change to a case goes through here. A job makes it first in the case system, then in our record; if the transaction
 * fails after the first, the next attempt repeats both. What a user writes is recorded, and a job of its own writes it to the
 * case system: a user does not wait for another system, and a transaction that is tried again must have no effect outside.
 */
@Component
public class CaseWriter {

    private final CaseSystem caseSystem;
    private final RegistrationCases cases;
    private final CaseFollowUps followUps;

    public CaseWriter(CaseSystem caseSystem, RegistrationCases cases, CaseFollowUps followUps) {
        this.caseSystem = caseSystem;
        this.cases = cases;
        this.followUps = followUps;
    }

    /** Whether the case system itself notifies the contact of a new case. */
    public boolean contactIsNotified() {
        return caseSystem.isRemote();
    }

    /** @throws CorrectionRequiredException when only a person can tell the account, the contact or the case */
    public RegistrationCase open(Onboarding onboarding, String shortDescription, String description) {
        holdOpening(onboarding, false);
        try {
            RegistrationCase opened = caseSystem.open(onboarding, shortDescription, description);
            cases.save(opened);
            return opened;
        } catch (CorrectionRequiredException correction) {
            cases.releaseOpening(onboarding.number(), false);
            throw correction;
        }
    }

    public RegistrationCase openOffboardingCase(Onboarding onboarding, String shortDescription, String description) {
        holdOpening(onboarding, true);
        RegistrationCase opened = caseSystem.openOffboardingCase(onboarding, shortDescription, description);
        cases.addOffboardingCase(opened);
        return opened;
    }

    /** A job can run twice at once, on two nodes, and then nothing outside keeps it from opening two cases. */
    private void holdOpening(Onboarding onboarding, boolean ofEnd) {
        if (caseSystem.isRemote()) {
            cases.holdOpening(onboarding.number(), ofEnd);
        }
    }

    /** @throws IllegalStateException when the case is closed */
    public void addWorkNote(RegistrationCase current, CaseEntry note) {
        current.requireNotClosed();
        caseSystem.addWorkNote(current, note);
        cases.addWorkNote(current.number(), note);
    }

    /** @throws IllegalStateException when the case is closed */
    public void addComment(RegistrationCase current, CaseEntry comment) {
        current.requireNotClosed();
        caseSystem.addComment(current, comment);
        cases.addComment(current.number(), comment);
    }

    /**
     * Records a work note of a user. A job writes it to the case system.
     *
     * @throws IllegalStateException when the case is closed
     */
    public void recordWorkNote(RegistrationCase current, CaseEntry note) {
        record(current, note, cases::addWorkNote);
    }

    /**
     * Records a comment of a user. A job writes it to the case system.
     *
     * @throws IllegalStateException when the case is closed
     */
    public void recordComment(RegistrationCase current, CaseEntry comment) {
        record(current, comment, cases::addComment);
    }

    private void record(RegistrationCase current, CaseEntry entry, BiConsumer<String, CaseEntry> into) {
        current.requireNotClosed();
        into.accept(current.number(), entry);
        if (caseSystem.isRemote()) {
            followUps.writeEntry(current.onboarding(), entry);
        }
    }

    /**
     * Writes a recorded entry to the case system.
     *
     * @throws IllegalStateException when there is no entry with this key
     */
    void writeRecorded(RegistrationCase current, String key) {
        Optional<CaseEntry> note = entry(current.workNotes().stream(), key);
        if (note.isPresent()) {
            caseSystem.addWorkNote(current, note.get());
            return;
        }
        caseSystem.addComment(
                current,
                entry(current.comments().stream(), key)
                        .orElseThrow(() -> new IllegalStateException(
                                "The case %s has no entry %s".formatted(current.number(), key))));
    }

    void setContact(RegistrationCase current, Onboarding onboarding) {
        caseSystem.setContact(current, onboarding);
    }

    private static Optional<CaseEntry> entry(Stream<CaseEntry> entries, String key) {
        return entries.filter(one -> one.key().equals(key)).findFirst();
    }

    /** @throws IllegalStateException when the case is closed */
    public void setState(RegistrationCase current, CaseState state) {
        current.requireNotClosed();
        cases.save(caseSystem.setState(current, state));
    }

    /** @throws IllegalStateException when the case is closed */
    public void resolve(RegistrationCase current, String resolutionCode, String closeNotes) {
        current.requireNotClosed();
        cases.save(caseSystem.resolve(current, resolutionCode, closeNotes));
    }

    /** @throws IllegalStateException when the case is closed */
    public void close(RegistrationCase current, String resolutionCode, String closeNotes) {
        current.requireNotClosed();
        cases.save(caseSystem.close(current, resolutionCode, closeNotes));
    }
}
