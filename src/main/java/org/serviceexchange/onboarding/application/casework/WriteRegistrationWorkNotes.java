package org.serviceexchange.onboarding.application.casework;

import java.time.Clock;
import org.serviceexchange.onboarding.application.instructions.Instructions;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes what agents and provider admins need to know onto the case; each note once. */
@Service
public class WriteRegistrationWorkNotes {

    private final Onboardings onboardings;
    private final RegistrationCases cases;
    private final ReplicationSubscriptions subscriptions;
    private final CaseWriter caseWriter;
    private final Instructions instructions;
    private final Links links;
    private final Clock clock;

    WriteRegistrationWorkNotes(
            Onboardings onboardings,
            RegistrationCases cases,
            ReplicationSubscriptions subscriptions,
            CaseWriter caseWriter,
            Instructions instructions,
            Links links,
            Clock clock) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.subscriptions = subscriptions;
        this.caseWriter = caseWriter;
        this.instructions = instructions;
        this.links = links;
        this.clock = clock;
    }

    /** Writes what was registered, what the customer has to do, what happens next and how to help. */
    @Transactional
    public void ofRegistration(OnboardingNumber number) {
        Onboarding onboarding = onboardings.get(number);
        RegistrationCase current = cases.get(number);
        write(current, "registered", WorkNoteTexts.registered(onboarding));
        write(
                current,
                "told",
                WorkNoteTexts.instructionsSent(onboarding, instructions.createProviderRecord(onboarding)));
        write(current, "next", WorkNoteTexts.next(links.record(number)));
    }

    /** The link to the replication subscription that waits for approval. */
    @Transactional
    public void ofPendingSubscription(OnboardingNumber number) {
        ReplicationSubscription subscription = subscriptions.get(number);
        int rounds = subscription.rounds().size();
        write(
                cases.get(number),
                "subscription-" + subscription.number() + (rounds == 0 ? "" : "-" + (rounds + 1)),
                WorkNoteTexts.subscriptionPending(subscription.number(), links.subscription(number)));
    }

    private void write(RegistrationCase current, String key, String text) {
        CaseEntry note = new CaseEntry(key, clock.instant(), TimelineEntry.SYSTEM, text);
        if (current.state() == CaseState.CLOSED) {
            // an agent closed it in the case system; the onboarding goes on nevertheless
            cases.addWorkNote(current.number(), note);
        } else {
            caseWriter.addWorkNote(current, note);
        }
    }
}
