package org.serviceexchange.onboarding.application.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.OnboardingActionExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Forbidden;
import org.serviceexchange.onboarding.application.Result.NotFound;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.account.MakeInvitation.Made;
import org.serviceexchange.onboarding.application.port.account.AccessLinks;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.registration.RegistrationCommand;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.AccessLink;
import org.serviceexchange.onboarding.domain.account.AccessLink.End;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Service;

/**
 * Invites a person to act for a customer, or revokes the invitation. The provider admins do so for every customer, a
 * customer's people for their own company. Rejects an invalid address or name.
 */
@Service
public class InviteContact {

    private final OnboardingActionExecutor act;
    private final InvitationRules rules;
    private final AccessLinks accessLinks;
    private final Onboardings onboardings;
    private final MakeInvitation invitations;
    private final MailInvitation mail;
    private final Clock clock;

    InviteContact(
            OnboardingActionExecutor act,
            InvitationRules rules,
            AccessLinks accessLinks,
            Onboardings onboardings,
            MakeInvitation invitations,
            MailInvitation mail,
            Clock clock) {
        this.act = act;
        this.rules = rules;
        this.accessLinks = accessLinks;
        this.onboardings = onboardings;
        this.invitations = invitations;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * The link was made.
     *
     * @param link   null for a customer: only the mail makes sure that the link reaches the invited person alone
     * @param mailed whether the mail server accepted the mail
     * @param again  whether an earlier link was replaced, which can't be used any more
     */
    public record Invited(Contact contact, OneTimeLink link, boolean mailed, boolean again, Instant expires) {}

    public static boolean mayInvite(CurrentUser currentUser, String customerKey) {
        return currentUser.hasRole(Role.PROVIDER_ADMIN)
                || currentUser.customerKeys().contains(customerKey);
    }

    /**
     * Makes a link in place of any other that this person has, and mails it.
     *
     * @param email null for the contact of the onboarding
     * @param name  may be null if the person was invited before
     */
    public Result<Invited> invite(String number, CurrentUser currentUser, String email, String name) {
        boolean byProvider = currentUser.hasRole(Role.PROVIDER_ADMIN);
        Result<NewLink> made = act.execute(number, currentUser, onboarding -> {
            if (!mayInvite(currentUser, onboarding.customer().key())) {
                return notAllowed();
            }
            Contact contact = contact(onboarding, email, name);
            return rules.<NewLink>against(onboarding, contact.email(), byProvider)
                    .<Result<NewLink>>map(refusal -> refusal)
                    .orElseGet(() -> new Success<>(new NewLink(
                            onboarding, contact, invitations.replacement(onboarding, contact, currentUser.userId()))));
        });
        // only once the link is stored: a mail can't be called back
        return made.map(link -> new Invited(
                link.contact(),
                byProvider ? link.made().link() : null,
                mail.send(link.onboarding(), link.contact(), link.made(), byProvider),
                link.made().again(),
                link.made().link().expires()));
    }

    /** @param email null for the contact of the onboarding */
    public Result<Void> revoke(String number, CurrentUser currentUser, String email) {
        return act.execute(number, currentUser, onboarding -> {
            if (!mayInvite(currentUser, onboarding.customer().key())) {
                return notAllowed();
            }
            EmailAddress invited = email == null
                    ? onboarding.contact().email()
                    : contact(onboarding, email, "somebody").email();
            int ended = onboardings.sharingPeopleWith(onboarding).stream()
                    .mapToInt(one -> accessLinks.endInvitations(
                            one, invited, End.TAKEN_BACK, currentUser.userId(), clock.instant()))
                    .sum();
            return ended > 0 ? new Success<>(null) : new NotFound<>(Sentence.of("inviteRules.none", invited));
        });
    }

    private Contact contact(Onboarding onboarding, String email, String name) {
        if (email == null) {
            return onboarding.contact();
        }
        Input input = new Input();
        EmailAddress address = input.emailAddress(FormField.CONTACT_EMAIL, email);
        Optional<Contact> known = Optional.ofNullable(address).flatMap(one -> known(onboarding, one));
        Contact contact = name == null && known.isPresent()
                ? known.get()
                : new Contact(input.line(FormField.CONTACT_NAME, name, RegistrationCommand.MAX_NAME), address);
        input.throwIfInvalid();
        return contact;
    }

    private Optional<Contact> known(Onboarding onboarding, EmailAddress address) {
        return address.equals(onboarding.contact().email())
                ? Optional.of(onboarding.contact())
                : accessLinks.invitationsTo(onboardings.sharingPeopleWith(onboarding)).stream()
                        .filter(link -> link.email().equals(address))
                        .map(AccessLink::contact)
                        .reduce((older, newer) -> newer);
    }

    private static <T> Result<T> notAllowed() {
        return new Forbidden<>(Sentence.of("inviteRules.forbidden"));
    }

    private record NewLink(Onboarding onboarding, Contact contact, Made made) {}
}
