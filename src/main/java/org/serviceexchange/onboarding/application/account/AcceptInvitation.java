package org.serviceexchange.onboarding.application.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.account.AccessLinks;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.account.UserAccounts;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.onboarding.OpenTasks;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.application.registration.CustomerPeople;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.account.AccessLink;
import org.serviceexchange.onboarding.domain.account.AccessLink.End;
import org.serviceexchange.onboarding.domain.account.AccessLink.Purpose;
import org.serviceexchange.onboarding.domain.account.NewPassword;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An invited person sets a password, and may act for the customer from then on. */
@Service
public class AcceptInvitation {

    private final AccessLinks accessLinks;
    private final Onboardings onboardings;
    private final CustomerPeople people;
    private final ProviderStaff staff;
    private final UserAccounts accounts;
    private final OpenTasks tasks;
    private final ProviderSetups setups;
    private final Clock clock;

    AcceptInvitation(
            AccessLinks accessLinks,
            Onboardings onboardings,
            CustomerPeople people,
            ProviderStaff staff,
            UserAccounts accounts,
            OpenTasks tasks,
            ProviderSetups setups,
            Clock clock) {
        this.accessLinks = accessLinks;
        this.onboardings = onboardings;
        this.people = people;
        this.staff = staff;
        this.accounts = accounts;
        this.tasks = tasks;
        this.setups = setups;
        this.clock = clock;
    }

    /**
     * Who invites whom to what.
     *
     * @param providerName null where the provider is not set up
     * @param userId     what the person will sign in with
     * @param hasAccount whether the person has an account, and so a password, already
     * @param opened     whether a person has opened the link before
     */
    public record Invitation(
            String providerName,
            String customerName,
            String name,
            EmailAddress email,
            String userId,
            boolean hasAccount,
            Instant expires,
            boolean opened) {}

    public sealed interface Acceptance {

        /**
         * @param taskId the task that waits for this person; null while none does
         */
        record Welcome(String userId, String taskId) implements Acceptance {}

        /** The person has an account, which may act for the customer now; its password is as it was. */
        record SignInAsBefore(String customerName, EmailAddress email) implements Acceptance {}

        /** The link is wrong, used, expired or revoked. The answer does not tell which. */
        record Unusable() implements Acceptance {}
    }

    /** Changes nothing: mail scanners open links as well. Empty where the link can't be used, whatever the reason. */
    @Transactional(readOnly = true)
    public Optional<Invitation> show(String token) {
        return OneTimeToken.parse(token)
                .flatMap(this::usable)
                .map(usable -> new Invitation(
                        setups.activeRecord().map(ProviderRecord::name).orElse(null),
                        usable.onboarding().customer().name(),
                        usable.link().contact().name(),
                        usable.link().email(),
                        accounts.idFor(usable.link().email()),
                        accounts.exist(usable.link().email()),
                        usable.link().made().expiresAt(),
                        usable.link().openedAt() != null));
    }

    /**
     * Uses the link up, unless the password is refused.
     *
     * @throws InvalidInputException when the password can't be taken; the link can be used again then
     */
    @Transactional
    public Acceptance accept(String token, String password, String repeated) {
        Optional<Usable> found = OneTimeToken.parse(token).flatMap(this::usable);
        if (found.isEmpty()) {
            return new Acceptance.Unusable();
        }
        Onboarding onboarding = found.get().onboarding();
        AccessLink link = found.get().link();
        EmailAddress email = link.email();
        boolean known = accounts.exist(email);
        NewPassword chosen = known ? null : NewPassword.of(password, repeated, email);
        Instant now = clock.instant();
        if (!accessLinks.use(new OneTimeToken(token), email.value(), now)) {
            return new Acceptance.Unusable();
        }
        accessLinks.endInvitations(onboarding.number(), email, End.REPLACED, email.value(), now);
        String userId = known ? null : accounts.create(link.contact(), chosen);
        people.admit(onboarding.customer(), link.contact());
        return known
                ? new Acceptance.SignInAsBefore(onboarding.customer().name(), email)
                : new Acceptance.Welcome(
                        userId,
                        tasks.of(onboarding.number(), onboarding.customer().group())
                                .orElse(null));
    }

    /** What was true when the link was made may be so no more. */
    private Optional<Usable> usable(OneTimeToken token) {
        return accessLinks
                .of(token)
                .filter(link -> link.purpose() == Purpose.INVITATION && link.isUsable(clock.instant()))
                .map(link -> new Usable(link, onboardings.get(link.onboarding())))
                .filter(usable -> usable.onboarding().state().isActive())
                .filter(usable ->
                        mayActFor(usable.onboarding().customer(), usable.link().email()));
    }

    private boolean mayActFor(Customer customer, EmailAddress email) {
        return people.otherCustomerOf(email, customer).isEmpty()
                && !people.actsForAnother(email, customer)
                && !staff.includes(email);
    }

    private record Usable(AccessLink link, Onboarding onboarding) {}
}
