package org.serviceexchange.onboarding.application.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.Result.RateLimited;
import org.serviceexchange.onboarding.application.port.account.AccessLinks;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.application.registration.CustomerPeople;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.AccessLink.Purpose;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Component;

/** The rules for invitations: to which onboarding, for which address, and how often. */
@Component
class InvitationRules {

    /** Limits how many mails one address can be made to receive. */
    static final Duration BETWEEN_LINKS = Duration.ofMinutes(1);

    private final CustomerPeople people;
    private final CustomerAccess access;
    private final ProviderStaff staff;
    private final ProviderSetups setups;
    private final AccessLinks accessLinks;
    private final Clock clock;

    InvitationRules(
            CustomerPeople people,
            CustomerAccess access,
            ProviderStaff staff,
            ProviderSetups setups,
            AccessLinks accessLinks,
            Clock clock) {
        this.people = people;
        this.access = access;
        this.staff = staff;
        this.setups = setups;
        this.accessLinks = accessLinks;
        this.clock = clock;
    }

    /**
     * Empty if the invitation is allowed.
     *
     * @param byProvider whether the provider invites: only the provider may learn to whom a person belongs
     */
    <T> Optional<Failure<T>> against(Onboarding onboarding, EmailAddress email, boolean byProvider) {
        Customer customer = onboarding.customer();
        if (!onboarding.state().isActive()) {
            return notNow(Sentence.of("inviteRules.ended", onboarding.number(), customer.name()));
        }
        if (setups.activeRecord().isEmpty()) {
            return notNow(Sentence.of("inviteRules.notSetUp"));
        }
        if (access.customersOf(email).contains(customer.key())) {
            return notNow(Sentence.of("inviteRules.hasAccess", email, customer.name()));
        }
        Optional<Failure<T>> foreign = againstPerson(customer, email, byProvider);
        if (foreign.isPresent()) {
            return foreign;
        }
        if (accessLinks.askedFor(Purpose.INVITATION, email, clock.instant().minus(BETWEEN_LINKS)) > 0) {
            return Optional.of(new RateLimited<>(Sentence.of("inviteRules.tooSoon", email), BETWEEN_LINKS));
        }
        return Optional.empty();
    }

    /**
     * Empty if the person may act for the customer.
     *
     * @param byProvider whether the provider asks: only the provider may learn to whom a person belongs
     */
    <T> Optional<Failure<T>> againstPerson(Customer customer, EmailAddress email, boolean byProvider) {
        boolean ofAnother = people.actsForAnother(email, customer);
        Optional<Customer> other = people.otherCustomerOf(email, customer);
        boolean ofStaff = staff.includes(email);
        if (ofStaff || other.isPresent() || ofAnother) {
            // whose person it is, a customer must not learn
            if (!byProvider) {
                return notNow(Sentence.of("inviteRules.notYours", email, customer.name()));
            }
            return notNow(
                    ofStaff
                            ? Sentence.of("inviteRules.ofStaff", email, customer.name())
                            : other.map(owner -> Sentence.of("inviteRules.ofCustomer", email, owner.name()))
                                    .orElseGet(() -> Sentence.of("inviteRules.ofAnotherCustomer", email)));
        }
        return Optional.empty();
    }

    private static <T> Optional<Failure<T>> notNow(Sentence sentence) {
        return Optional.of(new Conflict<>(sentence));
    }
}
