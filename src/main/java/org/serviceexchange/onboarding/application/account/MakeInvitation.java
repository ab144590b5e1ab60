package org.serviceexchange.onboarding.application.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.account.AccessLinks;
import org.serviceexchange.onboarding.application.port.account.UserAccounts;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.domain.account.AccessLink;
import org.serviceexchange.onboarding.domain.account.AccessLink.End;
import org.serviceexchange.onboarding.domain.account.ContactChange;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the links that invite people; what is kept of a link can't be followed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MakeInvitation {

    private final AccessLinks accessLinks;
    private final UserAccounts accounts;
    private final Links links;
    private final LinkExpiry expiry;
    private final Clock clock;

    MakeInvitation(AccessLinks accessLinks, UserAccounts accounts, Links links, LinkExpiry expiry, Clock clock) {
        this.accessLinks = accessLinks;
        this.accounts = accounts;
        this.links = links;
        this.expiry = expiry;
        this.clock = clock;
    }

    /**
     * The link that goes out with the instructions; none for a contact who has an account, or whose invitation was taken
     * back before the mail got out.
     *
     * <p>A repeated mail gets a new link, as the first one is not stored in clear. Both work until one of them is used:
     * a mail program that knows the Message-ID may show the first copy only. A repetition does not revoke a link that
     * was handed over in person either.
     */
    public Optional<OneTimeLink> forInstructions(Onboarding onboarding) {
        return forContact(onboarding, Instant.MIN);
    }

    /**
     * The link that goes out with the mail to a new contact; as {@link #forInstructions}. An invitation that was withdrawn
     * before the change does not count.
     */
    public Optional<OneTimeLink> forNewContact(Onboarding onboarding, ContactChange change) {
        return forContact(onboarding, change.at());
    }

    private Optional<OneTimeLink> forContact(Onboarding onboarding, Instant since) {
        Contact contact = onboarding.contact();
        return accounts.exist(contact.email()) || wasRevoked(onboarding, contact.email(), since)
                ? Optional.empty()
                : Optional.of(make(onboarding, contact, TimelineEntry.SYSTEM).link());
    }

    /** A link in place of all that this person had. */
    Made replacement(Onboarding onboarding, Contact contact, String by) {
        int before =
                accessLinks.endInvitations(onboarding.number(), contact.email(), End.REPLACED, by, clock.instant());
        Made made = make(onboarding, contact, by);
        return new Made(made.id(), made.link(), before > 0);
    }

    private Made make(Onboarding onboarding, Contact contact, String by) {
        OneTimeToken token = OneTimeToken.random();
        AccessLink made = accessLinks.add(
                AccessLink.invitation(onboarding.number(), contact, token, by, clock.instant(), expiry.invitation()));
        return new Made(
                made.id(), new OneTimeLink(links.invitation(token), made.made().expiresAt()), false);
    }

    private boolean wasRevoked(Onboarding onboarding, EmailAddress email, Instant since) {
        return accessLinks.invitationsTo(List.of(onboarding.number())).stream()
                .filter(link -> link.email().equals(email))
                .reduce((older, newer) -> newer)
                .filter(newest ->
                        newest.end() == End.TAKEN_BACK && newest.ended().at().isAfter(since))
                .isPresent();
    }

    /**
     * @param id    of what is kept of the link
     * @param again whether it replaced another one, valid or expired
     */
    record Made(long id, OneTimeLink link, boolean again) {}
}
