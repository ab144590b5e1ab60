package org.serviceexchange.onboarding.application.account;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.account.AccessLinks;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.account.AccessLink;
import org.serviceexchange.onboarding.domain.account.AccessLink.End;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows who may act for the customer of an onboarding, and who is invited. */
@Service
@Transactional(readOnly = true)
public class ViewInvitations {

    private final Onboardings onboardings;
    private final AccessLinks accessLinks;
    private final CustomerAccess access;
    private final Clock clock;

    ViewInvitations(Onboardings onboardings, AccessLinks accessLinks, CustomerAccess access, Clock clock) {
        this.onboardings = onboardings;
        this.accessLinks = accessLinks;
        this.access = access;
        this.clock = clock;
    }

    /** @param mayInvite whether this viewer may change any of it */
    public record InvitationsView(List<PersonView> people, boolean mayInvite) {}

    /**
     * @param expires  null unless the person is invited and can still follow the link
     * @param openedAt when the last invitation was first opened; null before, and for the customer
     */
    public record PersonView(String name, String email, Standing standing, Instant expires, Instant openedAt) {

        /** Whether it matters that the invitation was not opened yet. */
        public boolean isInvited() {
            return standing == Standing.INVITED || standing == Standing.EXPIRED;
        }
    }

    public enum Standing {
        HAS_ACCESS,
        INVITED,
        EXPIRED,
        TAKEN_BACK,
        NOT_INVITED
    }

    /** Empty where the onboarding isn't this viewer's to see. */
    public Optional<InvitationsView> of(String number, CurrentUser currentUser) {
        return Optional.of(number)
                .filter(OnboardingNumber::isOne)
                .map(OnboardingNumber::new)
                .flatMap(onboardings::find)
                .filter(currentUser::maySee)
                .map(onboarding -> view(onboarding, currentUser));
    }

    private InvitationsView view(Onboarding onboarding, CurrentUser currentUser) {
        Map<EmailAddress, PersonView> people = new LinkedHashMap<>();
        people.put(onboarding.contact().email(), person(onboarding, onboarding.contact(), null, currentUser));
        for (AccessLink link : accessLinks.invitationsTo(onboardings.sharingPeopleWith(onboarding))) {
            people.put(link.email(), person(onboarding, link.contact(), link, currentUser));
        }
        boolean mayInvite = onboarding.state().isActive()
                && InviteContact.mayInvite(currentUser, onboarding.customer().key());
        return new InvitationsView(List.copyOf(people.values()), mayInvite);
    }

    private PersonView person(Onboarding onboarding, Contact contact, AccessLink newest, CurrentUser currentUser) {
        Standing standing = standing(onboarding, contact, newest);
        return new PersonView(
                contact.name(),
                contact.email().value(),
                standing,
                standing == Standing.INVITED ? newest.made().expiresAt() : null,
                newest == null || !currentUser.isStaff() ? null : newest.openedAt());
    }

    private Standing standing(Onboarding onboarding, Contact contact, AccessLink newest) {
        if (access.customersOf(contact.email()).contains(onboarding.customer().key())) {
            return Standing.HAS_ACCESS;
        }
        if (newest == null || newest.end() == End.USED || newest.end() == End.REPLACED) {
            return Standing.NOT_INVITED;
        }
        if (newest.end() == End.TAKEN_BACK) {
            return Standing.TAKEN_BACK;
        }
        return newest.isUsable(clock.instant()) ? Standing.INVITED : Standing.EXPIRED;
    }
}
