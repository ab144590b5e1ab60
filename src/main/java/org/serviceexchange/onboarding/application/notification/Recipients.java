package org.serviceexchange.onboarding.application.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfContactChange;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfDeadline;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.OpenTasks;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Component;

/** Decides who receives each mail of an onboarding. */
@Component
class Recipients {

    private final Customers customers;
    private final CustomerAccess access;
    private final ProviderStaff staff;
    private final EscalationContact escalationContact;
    private final OpenTasks tasks;
    private final RegistrationCases cases;

    Recipients(
            Customers customers,
            CustomerAccess access,
            ProviderStaff staff,
            EscalationContact escalationContact,
            OpenTasks tasks,
            RegistrationCases cases) {
        this.customers = customers;
        this.access = access;
        this.staff = staff;
        this.escalationContact = escalationContact;
        this.tasks = tasks;
        this.cases = cases;
    }

    /** @return empty if the party has no one to receive this mail */
    List<EmailAddress> of(NotificationRequest request, Onboarding onboarding) {
        if (request instanceof OfContactChange about) {
            return ofContactChange(about, onboarding);
        }
        return request instanceof OfDeadline about && about.reminded() != null
                ? about.reminded().people()
                : ofParty(request, onboarding);
    }

    /**
     * Who is reminded of each of these steps: the person who claimed the task, or all who can claim it.
     *
     * @param onboardings those of the steps
     */
    Map<StepDeadline, List<EmailAddress>> ofReminders(
            List<StepDeadline> steps, Map<OnboardingNumber, Onboarding> onboardings) {
        Map<String, EmailAddress> holders =
                tasks.holders(steps.stream().map(StepDeadline::taskId).toList());
        Map<Object, List<EmailAddress>> known = new HashMap<>();
        return steps.stream()
                .collect(Collectors.toMap(Function.identity(), step -> Optional.ofNullable(holders.get(step.taskId()))
                        .map(List::of)
                        .orElseGet(() -> known.computeIfAbsent(
                                candidates(step),
                                group -> step.party() == Party.PROVIDER
                                        ? ofStep(step.candidateGroup())
                                        : contactAndAdmins(onboardings.get(step.onboarding()))))));
    }

    /** Steps with the same candidates have the same. */
    private static Object candidates(StepDeadline step) {
        return step.party() == Party.PROVIDER ? Optional.ofNullable(step.candidateGroup()) : step.onboarding();
    }

    /** A person who is no longer the contact needs no mail about becoming it. */
    private static List<EmailAddress> ofContactChange(OfContactChange request, Onboarding onboarding) {
        if (request.key().kind() == NotificationKind.CONTACT_REPLACED) {
            return List.of(request.change().former().email());
        }
        EmailAddress next = request.change().next().email();
        return next.equals(onboarding.contact().email()) ? List.of(next) : List.of();
    }

    private List<EmailAddress> ofParty(NotificationRequest request, Onboarding onboarding) {
        return request.receiver() == Party.PROVIDER ? ofProvider(request) : ofCustomer(request, onboarding);
    }

    private List<EmailAddress> ofProvider(NotificationRequest request) {
        return switch (request.key().kind()) {
            case ESCALATION ->
                escalationContact.address() == null ? staff.adminAddresses() : List.of(escalationContact.address());
            case COMMENT_WRITTEN, CUSTOMER_STUCK ->
                Stream.concat(staff.adminAddresses().stream(), staffWhoCommented(request))
                        .distinct()
                        .toList();
            case STEP_STARTED -> ofStep(((OfDeadline) request).deadline().candidateGroup());
            default -> staff.adminAddresses();
        };
    }

    /** The group of a step that a process designer added, or the admins if no member of it has an address. */
    private List<EmailAddress> ofStep(String candidateGroup) {
        return Optional.ofNullable(candidateGroup)
                .flatMap(staff::addressesOf)
                .filter(addresses -> !addresses.isEmpty())
                .orElseGet(staff::adminAddresses);
    }

    private List<EmailAddress> ofCustomer(NotificationRequest request, Onboarding onboarding) {
        EmailAddress contact = onboarding.contact().email();
        return switch (request.key().kind()) {
            case ESCALATION -> otherAdmins(onboarding);
            case STEP_STARTED, COMMENT_WRITTEN, STUCK_ANSWERED -> contactAndAdmins(onboarding);
            default -> List.of(contact);
        };
    }

    /** The contact may not have an account yet. */
    private List<EmailAddress> contactAndAdmins(Onboarding onboarding) {
        return Stream.concat(Stream.of(onboarding.contact().email()), otherAdmins(onboarding).stream())
                .toList();
    }

    /** The customer admins without the contact of the onboarding. */
    private List<EmailAddress> otherAdmins(Onboarding onboarding) {
        return customerAdmins(onboarding).stream()
                .map(Contact::email)
                .filter(email -> !email.equals(onboarding.contact().email()))
                .toList();
    }

    /** The people of the customer who can sign in for it. */
    List<Contact> customerAdmins(Onboarding onboarding) {
        return customers.contactsOf(onboarding.customer()).stream()
                .filter(contact -> access.customersOf(contact.email())
                        .contains(onboarding.customer().key()))
                .toList();
    }

    private Stream<EmailAddress> staffWhoCommented(NotificationRequest request) {
        return cases.get(request.key().onboarding()).comments().stream()
                .map(CaseEntry::by)
                .map(staff::addressOf)
                .flatMap(Optional::stream);
    }
}
