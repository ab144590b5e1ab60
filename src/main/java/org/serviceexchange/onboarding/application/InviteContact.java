package org.serviceexchange.onboarding.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.serviceexchange.onboarding.application.MakeInvitation.Made;
import org.serviceexchange.onboarding.application.port.AccessLinks;
import org.serviceexchange.onboarding.application.port.CustomerAccess;
import org.serviceexchange.onboarding.application.port.Customers;
import org.serviceexchange.onboarding.application.port.Letters;
import org.serviceexchange.onboarding.application.port.Links;
import org.serviceexchange.onboarding.application.port.MailDelivery;
import org.serviceexchange.onboarding.application.port.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.application.port.ProviderInstance;
import org.serviceexchange.onboarding.application.port.ProviderStaff;
import org.serviceexchange.onboarding.domain.AccessLink;
import org.serviceexchange.onboarding.domain.AccessLink.End;
import org.serviceexchange.onboarding.domain.AccessLink.Purpose;
import org.serviceexchange.onboarding.domain.Contact;
import org.serviceexchange.onboarding.domain.Customer;
import org.serviceexchange.onboarding.domain.EmailAddress;
import org.serviceexchange.onboarding.domain.FormField;
import org.serviceexchange.onboarding.domain.Groups;
import org.serviceexchange.onboarding.domain.Input;
import org.serviceexchange.onboarding.domain.Onboarding;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Invites somebody to act for a customer, or takes the invitation back: the provider's admins for every customer, a
 * customer's people for their own company.
 */
@Service
public class InviteContact {

    /** Nobody's mailbox is filled by asking again and again. */
    static final Duration BETWEEN_LINKS = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(InviteContact.class);

    private final Onboardings onboardings;
    private final Customers customers;
    private final CustomerAccess access;
    private final ProviderStaff staff;
    private final ProviderInstance provider;
    private final AccessLinks accessLinks;
    private final MakeInvitation invitations;
    private final Letters letters;
    private final MailDelivery delivery;
    private final Links links;
    private final Clock clock;
    private final TransactionTemplate transaction;

    InviteContact(
            Onboardings onboardings,
            Customers customers,
            CustomerAccess access,
            ProviderStaff staff,
            ProviderInstance provider,
            AccessLinks accessLinks,
            MakeInvitation invitations,
            Letters letters,
            MailDelivery delivery,
            Links links,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.onboardings = onboardings;
        this.customers = customers;
        this.access = access;
        this.staff = staff;
        this.provider = provider;
        this.accessLinks = accessLinks;
        this.invitations = invitations;
        this.letters = letters;
        this.delivery = delivery;
        this.links = links;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of it; the sentences are for the person who asked. */
    public sealed interface Outcome {

        /**
         * @param link   null for a customer: only by mail is it sure that the link reaches that person and no other
         * @param mailed whether the mail server took the mail
         * @param again  whether an earlier link was replaced, which can't be used any more
         */
        record Invited(Contact contact, OneTimeLink link, boolean mailed, boolean again, Instant expires)
                implements Outcome {}

        record TakenBack(EmailAddress email) implements Outcome {}

        /** There is no such onboarding that this person may see, or no such invitation. */
        record NothingThere(String sentence) implements Outcome {}

        /** This person may see the onboarding, and not invite to it. */
        record NotAllowed(String sentence) implements Outcome {}

        /** As things stand, this can't be done. */
        record Refused(String sentence) implements Outcome {}

        record TooSoon(String sentence) implements Outcome {}
    }

    public static boolean mayInvite(Viewer viewer, String customerKey) {
        return viewer.groups().contains(Groups.PROVIDER_ADMIN)
                || viewer.customerKeys().contains(customerKey);
    }

    /**
     * Makes a link in place of any other that this person has, and mails it.
     *
     * @param email null for the onboarding's own contact
     * @param name  may be null for somebody who was invited before
     * @throws RefusedInput when address or name aren't any
     */
    public Outcome invite(String number, Viewer viewer, String email, String name) {
        Optional<Onboarding> found = find(number, viewer);
        if (found.isEmpty()) {
            return nothingThere();
        }
        Onboarding onboarding = found.get();
        if (!mayInvite(viewer, onboarding.customer().key())) {
            return notAllowed();
        }
        Contact contact = contact(onboarding, email, name);
        boolean byProvider = viewer.groups().contains(Groups.PROVIDER_ADMIN);
        Optional<Outcome> hindrance = hindrance(onboarding, contact.email(), byProvider);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }

        Made made;
        try {
            made = transaction.execute(status -> invitations.anew(onboarding, contact, viewer.userId()));
        } catch (RefusedInput sameMoment) {
            return new Outcome.TooSoon(sameMoment.getMessage());
        }
        boolean mailed = mail(onboarding, contact, made, byProvider);
        return new Outcome.Invited(
                contact,
                byProvider ? made.link() : null,
                mailed,
                made.again(),
                made.link().expires());
    }

    /** @param email null for the onboarding's own contact */
    public Outcome takeBack(String number, Viewer viewer, String email) {
        Optional<Onboarding> found = find(number, viewer);
        if (found.isEmpty()) {
            return nothingThere();
        }
        Onboarding onboarding = found.get();
        if (!mayInvite(viewer, onboarding.customer().key())) {
            return notAllowed();
        }
        EmailAddress invited = email == null
                ? onboarding.contact().email()
                : contact(onboarding, email, "somebody").email();
        Integer ended = transaction.execute(status -> accessLinks.endInvitations(
                onboarding.number(), invited, End.TAKEN_BACK, viewer.userId(), clock.instant()));
        return ended != null && ended > 0
                ? new Outcome.TakenBack(invited)
                : new Outcome.NothingThere("There is no open invitation for %s.".formatted(invited));
    }

    private Optional<Onboarding> find(String number, Viewer viewer) {
        return Optional.of(number)
                .filter(OnboardingNumber::isOne)
                .map(OnboardingNumber::new)
                .flatMap(onboardings::find)
                .filter(viewer::maySee);
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
        input.orRefuse();
        return contact;
    }

    private Optional<Contact> known(Onboarding onboarding, EmailAddress address) {
        return address.equals(onboarding.contact().email())
                ? Optional.of(onboarding.contact())
                : accessLinks.invitationsTo(List.of(onboarding.number())).stream()
                        .filter(link -> link.email().equals(address))
                        .map(AccessLink::contact)
                        .reduce((older, newer) -> newer);
    }

    private Optional<Outcome> hindrance(Onboarding onboarding, EmailAddress email, boolean byProvider) {
        Customer customer = onboarding.customer();
        if (!onboarding.state().holdsItsInstance()) {
            return refused(
                    "The onboarding %s has ended, so nobody can be invited to it any more. Register %s again first."
                            .formatted(onboarding.number(), customer.name()));
        }
        if (provider.knownRecord().isEmpty()) {
            return refused("Nobody can be invited until the provider is set up. Try again then.");
        }
        Set<String> actsFor = access.customersOf(email);
        if (actsFor.contains(customer.key())) {
            return refused(
                    "%s can sign in for %s already. If the password is forgotten: the page to sign in has a link for that."
                            .formatted(email, customer.name()));
        }
        Optional<Customer> other =
                customers.ofContact(email).filter(owner -> !owner.key().equals(customer.key()));
        boolean ofStaff = staff.includes(email);
        if (ofStaff || other.isPresent() || !actsFor.isEmpty()) {
            // whose person it is, a customer must not learn
            if (!byProvider) {
                return refused("%s can't be invited for %s. Invite somebody else of your company."
                        .formatted(email, customer.name()));
            }
            return refused(
                    ofStaff
                            ? "%s is one of your own people. Invite somebody who works for %s."
                                    .formatted(email, customer.name())
                            : "%s belongs to %s; a contact belongs to one customer, so invite another person."
                                    .formatted(email, other.map(Customer::name).orElse("another customer")));
        }
        if (accessLinks.askedFor(Purpose.INVITATION, email, clock.instant().minus(BETWEEN_LINKS)) > 0) {
            return Optional.of(new Outcome.TooSoon(
                    "A link for %s was made less than a minute ago. Wait a minute before you make another."
                            .formatted(email)));
        }
        return Optional.empty();
    }

    private boolean mail(Onboarding onboarding, Contact contact, Made made, boolean byProvider) {
        String messageId = "%s.invitation-%d@%s.service-exchange-onboarding"
                .formatted(
                        onboarding.number().value().toLowerCase(Locale.ROOT),
                        made.id(),
                        provider.record().instance().name());
        try {
            delivery.deliver(
                    new Envelope(messageId, List.of(contact.email())),
                    letters.invite(new InvitationFacts(
                            onboarding,
                            provider.record(),
                            contact,
                            byProvider,
                            made.link(),
                            links.record(onboarding.number()))));
            return true;
        } catch (RuntimeException failure) {
            // the person who asked is told, and can hand the link over or ask again
            LOG.warn("The mail {} wasn't taken by the mail server", messageId, failure);
            return false;
        }
    }

    private static Outcome nothingThere() {
        return new Outcome.NothingThere("There is no onboarding of this number that you may see.");
    }

    private static Outcome notAllowed() {
        return new Outcome.NotAllowed(
                "Only the provider's Service Exchange admins and the customer's own people may invite. Ask one of them.");
    }

    private static Optional<Outcome> refused(String sentence) {
        return Optional.of(new Outcome.Refused(sentence));
    }
}
