package org.serviceexchange.onboarding.application.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.serviceexchange.onboarding.domain.onboarding.Party.CUSTOMER;
import static org.serviceexchange.onboarding.domain.onboarding.Party.PROVIDER;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfComment;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfDeadline;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfOnboarding;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.OpenTasks;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;

class RecipientsTest {

    private static final OnboardingNumber NUMBER = new OnboardingNumber("ONB0001001");
    private static final Customer CUSTOMER_OF_ONBOARDING = new Customer("acme", "Acme");
    private static final CaseEntry COMMENT = new CaseEntry("written-1", Instant.EPOCH, "carla", "When do we start?");

    private final Customers customers = mock();
    private final CustomerAccess access = mock();
    private final ProviderStaff staff = mock();
    private final OpenTasks tasks = mock();
    private final RegistrationCases cases = mock();
    private final Onboarding onboarding = mock();
    private final StepDeadline deadline = mock();

    private Recipients recipients = recipients(null);

    private Recipients recipients(String escalationContact) {
        EmailAddress address = escalationContact == null ? null : new EmailAddress(escalationContact);
        return new Recipients(customers, access, staff, new EscalationContact(address), tasks, cases);
    }

    @BeforeEach
    void the_customer_has_a_contact_one_more_admin_and_a_former_admin() {
        Contact contact = contact("contact@acme.example");
        when(onboarding.contact()).thenReturn(contact);
        when(onboarding.customer()).thenReturn(CUSTOMER_OF_ONBOARDING);
        when(customers.contactsOf(CUSTOMER_OF_ONBOARDING))
                .thenReturn(List.of(contact, contact("admin@acme.example"), contact("former@acme.example")));
        when(access.customersOf(any())).thenReturn(Set.of("acme"));
        when(access.customersOf(new EmailAddress("former@acme.example"))).thenReturn(Set.of());
        when(staff.adminAddresses()).thenReturn(List.of(new EmailAddress("admin@provider.example")));
        when(staff.addressOf(anyString())).thenReturn(Optional.empty());
        when(deadline.onboarding()).thenReturn(NUMBER);
        when(deadline.taskId()).thenReturn("task-1");
        when(tasks.holders(any())).thenReturn(Map.of());
    }

    @Test
    void a_mail_goes_to_the_contact_or_to_the_provider_admins() {
        Arrays.stream(NotificationKind.values())
                .filter(kind -> !Set.of(
                                NotificationKind.STEP_STARTED,
                                NotificationKind.REMINDER,
                                NotificationKind.ESCALATION,
                                NotificationKind.COMMENT_WRITTEN,
                                NotificationKind.CUSTOMER_STUCK,
                                NotificationKind.STUCK_ANSWERED)
                        .contains(kind))
                .forEach(kind -> kind.receivers().forEach(receiver -> assertThat(
                                of(new OfOnboarding(NUMBER, kind, receiver)))
                        .as("%s to %s", kind, receiver)
                        .containsExactly(receiver == PROVIDER ? "admin@provider.example" : "contact@acme.example")));
    }

    @Test
    void a_reminder_goes_to_all_who_can_take_the_task() {
        assertThat(reminded(CUSTOMER)).containsExactly("contact@acme.example", "admin@acme.example");
        assertThat(reminded(PROVIDER)).containsExactly("admin@provider.example");
    }

    @Test
    void mails_about_a_step_of_a_designer_go_to_its_group() {
        when(deadline.candidateGroup()).thenReturn("security-team");
        when(staff.addressesOf("security-team"))
                .thenReturn(Optional.of(List.of(new EmailAddress("security@provider.example"))));

        assertThat(of(about(NotificationKind.STEP_STARTED, PROVIDER))).containsExactly("security@provider.example");
        assertThat(reminded(PROVIDER)).containsExactly("security@provider.example");
        assertThat(of(about(NotificationKind.STEP_STARTED, CUSTOMER)))
                .containsExactly("contact@acme.example", "admin@acme.example");

        when(staff.addressesOf("security-team")).thenReturn(Optional.of(List.of()));
        assertThat(reminded(PROVIDER)).containsExactly("admin@provider.example");
    }

    @Test
    void a_reminder_of_a_claimed_task_goes_to_its_assignee() {
        assertThat(reminded(CUSTOMER)).containsExactly("contact@acme.example", "admin@acme.example");

        when(tasks.holders(List.of("task-1"))).thenReturn(Map.of("task-1", new EmailAddress("admin@acme.example")));
        assertThat(reminded(CUSTOMER)).containsExactly("admin@acme.example");
        assertThat(of(about(NotificationKind.ESCALATION, PROVIDER))).containsExactly("admin@provider.example");
        assertThat(of(about(NotificationKind.DEADLINE_EXTENDED, CUSTOMER))).containsExactly("contact@acme.example");
    }

    @Test
    void an_escalation_goes_to_the_other_admins_of_the_customer() {
        assertThat(of(about(NotificationKind.ESCALATION, CUSTOMER))).containsExactly("admin@acme.example");

        when(customers.contactsOf(CUSTOMER_OF_ONBOARDING)).thenReturn(List.of(contact("contact@acme.example")));
        assertThat(of(about(NotificationKind.ESCALATION, CUSTOMER))).isEmpty();
    }

    @Test
    void an_escalation_goes_to_the_escalation_contact_of_the_provider() {
        recipients = recipients("lead@provider.example");

        assertThat(of(about(NotificationKind.ESCALATION, PROVIDER))).containsExactly("lead@provider.example");
        assertThat(reminded(PROVIDER)).containsExactly("admin@provider.example");
    }

    @Test
    void a_comment_goes_to_all_admins_of_the_customer() {
        assertThat(of(new OfComment(NUMBER, COMMENT, CUSTOMER)))
                .containsExactly("contact@acme.example", "admin@acme.example");
    }

    @Test
    void a_comment_goes_to_the_provider_admins_and_to_the_staff_who_commented() {
        RegistrationCase registrationCase = mock();
        when(cases.get(NUMBER)).thenReturn(registrationCase);
        when(registrationCase.comments()).thenReturn(List.of(COMMENT, by("agent"), by("petra"), by("agent")));
        when(staff.addressOf("agent")).thenReturn(Optional.of(new EmailAddress("agent@provider.example")));
        when(staff.addressOf("petra")).thenReturn(Optional.of(new EmailAddress("admin@provider.example")));

        assertThat(of(new OfComment(NUMBER, COMMENT, PROVIDER)))
                .containsExactly("admin@provider.example", "agent@provider.example");
    }

    private OfDeadline about(NotificationKind kind, Party receiver) {
        return new OfDeadline(deadline, null, kind, receiver, "deadline-1");
    }

    private List<String> reminded(Party party) {
        when(deadline.party()).thenReturn(party);
        return recipients.ofReminders(List.of(deadline), Map.of(NUMBER, onboarding)).get(deadline).stream()
                .map(EmailAddress::value)
                .toList();
    }

    private List<String> of(NotificationRequest request) {
        return recipients.of(request, onboarding).stream()
                .map(EmailAddress::value)
                .toList();
    }

    private static Contact contact(String address) {
        return new Contact("Somebody", new EmailAddress(address));
    }

    private static CaseEntry by(String user) {
        return new CaseEntry("written-2", Instant.EPOCH, user, "In spring.");
    }
}
