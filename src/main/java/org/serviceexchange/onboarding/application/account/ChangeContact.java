package org.serviceexchange.onboarding.application.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.OnboardingActionExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.Result.Forbidden;
import org.serviceexchange.onboarding.application.Result.RateLimited;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.casework.CaseWriter;
import org.serviceexchange.onboarding.application.port.account.AccessLinks;
import org.serviceexchange.onboarding.application.port.account.ContactChanges;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.onboarding.OnboardingProcess;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.onboarding.OpenTasks;
import org.serviceexchange.onboarding.application.port.status.StatusLinks;
import org.serviceexchange.onboarding.application.registration.CustomerPeople;
import org.serviceexchange.onboarding.application.registration.RegistrationCommand;
import org.serviceexchange.onboarding.domain.PastedText;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.AccessLink.End;
import org.serviceexchange.onboarding.domain.account.ContactChange;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.input.IntegrationRequestField;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;

/**
 * Another person becomes the contact of an onboarding, for example because the contact left the company. The former contact
 * loses the access to the customer, unless another onboarding of it has the same contact. Provider admins do so for every customer, a customer's users for their own company.
 */
@Service
public class ChangeContact {

    /** Of one onboarding, by users of the customer. Each change sends two mails and writes to the case. */
    static final int CHANGES_AN_HOUR = 5;

    private static final Duration HOUR = Duration.ofHours(1);

    private final OnboardingActionExecutor act;
    private final InvitationRules rules;
    private final ContactChanges changes;
    private final Onboardings onboardings;
    private final CustomerPeople people;
    private final AccessLinks accessLinks;
    private final StatusLinks statusLinks;
    private final OpenTasks tasks;
    private final RegistrationCases cases;
    private final CaseWriter caseWriter;
    private final OnboardingProcess process;
    private final Clock clock;

    ChangeContact(
            OnboardingActionExecutor act,
            InvitationRules rules,
            ContactChanges changes,
            Onboardings onboardings,
            CustomerPeople people,
            AccessLinks accessLinks,
            StatusLinks statusLinks,
            OpenTasks tasks,
            RegistrationCases cases,
            CaseWriter caseWriter,
            OnboardingProcess process,
            Clock clock) {
        this.act = act;
        this.rules = rules;
        this.changes = changes;
        this.onboardings = onboardings;
        this.people = people;
        this.accessLinks = accessLinks;
        this.statusLinks = statusLinks;
        this.tasks = tasks;
        this.cases = cases;
        this.caseWriter = caseWriter;
        this.process = process;
        this.clock = clock;
    }

    /** @param self whether the user was the former contact, and has no access from now on */
    public record Changed(Contact former, Contact next, boolean self) {}

    /**
     * Who becomes the contact, as the user entered it.
     *
     * @param replaces the address of the contact that the user saw; null if the user did not look
     * @param language in which the customer reads from now on; blank or null if that does not change
     */
    public record Entered(String name, String email, String reason, String replaces, String language) {}

    public static boolean mayChange(CurrentUser currentUser, Onboarding onboarding) {
        return InviteContact.mayInvite(currentUser, onboarding.customer().key());
    }

    /** Rejects an invalid name or address, and a missing reason. */
    public Result<Changed> change(String number, CurrentUser currentUser, Entered entered) {
        return act.execute(number, currentUser, onboarding -> change(onboarding, currentUser, entered));
    }

    private Result<Changed> change(Onboarding onboarding, CurrentUser currentUser, Entered entered) {
        if (!mayChange(currentUser, onboarding)) {
            return new Forbidden<>(Sentence.of("contactRules.forbidden"));
        }
        Input input = new Input();
        Contact next = new Contact(
                input.line(FormField.CONTACT_NAME, entered.name(), RegistrationCommand.MAX_NAME),
                input.emailAddress(FormField.CONTACT_EMAIL, entered.email()));
        String reason = input.text(IntegrationRequestField.REASON, entered.reason(), ContactChange.MAX_REASON);
        Preference preference = input.preference(FormField.LANGUAGE, entered.language(), FormField.TIME_ZONE, null)
                .or(onboarding.registration().details().preference());
        input.throwIfInvalid();
        Optional<Failure<Changed>> refusal = against(onboarding, currentUser, next, entered.replaces());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return new Success<>(replace(
                onboarding.reading(preference),
                changes.add(new ContactChange(
                        null,
                        onboarding.number(),
                        onboarding.contact(),
                        next,
                        currentUser.partyOf(onboarding).orElse(Party.CUSTOMER),
                        currentUser.userId(),
                        reason,
                        clock.instant()))));
    }

    private Optional<Failure<Changed>> against(
            Onboarding onboarding, CurrentUser currentUser, Contact next, String replaces) {
        if (!onboarding.state().isActive()) {
            return Optional.of(new Conflict<>(Sentence.of("contactRules.ended", onboarding.number())));
        }
        Contact current = onboarding.contact();
        if (next.email().equals(current.email())) {
            return Optional.of(new Conflict<>(Sentence.of("contactRules.same", current.email())));
        }
        if (replaces != null
                && !PastedText.identifier(replaces)
                        .equalsIgnoreCase(current.email().value())) {
            return Optional.of(new Conflict<>(Sentence.of("contactRules.outdated", current.email())));
        }
        boolean byProvider = currentUser.hasRole(Role.PROVIDER_ADMIN);
        if (!byProvider
                && changes.countSince(onboarding.number(), clock.instant().minus(HOUR)) >= CHANGES_AN_HOUR) {
            return Optional.of(new RateLimited<>(Sentence.of("contactRules.tooOften", CHANGES_AN_HOUR), HOUR));
        }
        return rules.againstPerson(onboarding.customer(), next.email(), byProvider);
    }

    private Changed replace(Onboarding onboarding, ContactChange change) {
        Contact former = change.former();
        Contact next = change.next();
        // first, so that the person cannot accept an invitation at the same moment and keep the access
        endInvitationsOfFormer(change, onboarding);
        statusLinks.revoke(change.onboarding(), change.at());
        Set<String> left = people.dismiss(former.email(), onboarding);
        tasks.release(onboarding.number(), left);

        // the mail to the new contact has a link of its own
        accessLinks.endInvitations(change.onboarding(), next.email(), End.REPLACED, change.by(), change.at());
        people.admit(onboarding.customer(), next);

        onboardings.save(onboarding.contactChanged(next, change.by(), change.reason(), change.at()));
        writeWorkNote(change, people.isContactOfOther(former.email(), onboarding));
        process.contactChanged(change);
        return new Changed(former, next, left.contains(change.by()));
    }

    /** An invitation to another onboarding of the customer would give the access back. */
    private void endInvitationsOfFormer(ContactChange change, Onboarding onboarding) {
        EmailAddress former = change.former().email();
        List<OnboardingNumber> all = people.isContactOfOther(former, onboarding)
                ? List.of(onboarding.number())
                : onboardings.sharingPeopleWith(onboarding);
        all.forEach(number -> accessLinks.endInvitations(number, former, End.TAKEN_BACK, change.by(), change.at()));
    }

    private void writeWorkNote(ContactChange change, boolean keepsAccess) {
        cases.of(change.onboarding())
                .filter(one -> one.state() != CaseState.CLOSED)
                .ifPresent(one -> caseWriter.recordWorkNote(
                        one,
                        new CaseEntry(
                                "contact-" + change.deduplicationKey(),
                                change.at(),
                                change.by(),
                                Sentence.of(
                                                "caseText.contactChanged",
                                                change.next().name(),
                                                change.next().email(),
                                                change.former().name(),
                                                change.former().email(),
                                                change.reason(),
                                                keepsAccess
                                                        ? Sentence.of("caseText.contactChanged.stays")
                                                        : Sentence.of("caseText.contactChanged.left"))
                                        .toString())));
    }
}
