package org.serviceexchange.onboarding.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.domain.customer.InstanceName;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** Mails with these Message-IDs have been sent: the texts must not change. */
class MessageIdsTest {

    private static final OnboardingNumber NUMBER = new OnboardingNumber("ONB0001001");
    private static final InstanceName PROVIDER = new InstanceName("northwind");

    @Test
    void message_id_of_single_mail_contains_number_and_kind() {
        assertThat(MessageIds.of(
                        new NotificationKey(NUMBER, NotificationKind.CASE_OPENED, Party.CUSTOMER, NotificationKey.ONCE),
                        PROVIDER))
                .isEqualTo("onb0001001.case-opened@northwind.service-exchange-onboarding");
    }

    @Test
    void message_id_of_provider_reminder_contains_receiver_and_occasion() {
        assertThat(MessageIds.of(
                        new NotificationKey(NUMBER, NotificationKind.REMINDER, Party.PROVIDER, "deadline-7.reminder-2"),
                        PROVIDER))
                .isEqualTo("onb0001001.reminder-provider.deadline-7.reminder-2@northwind.service-exchange-onboarding");
    }

    @Test
    void message_id_of_invitation_contains_number_and_id() {
        assertThat(MessageIds.ofInvitation(NUMBER, 12, PROVIDER))
                .isEqualTo("onb0001001.invitation-12@northwind.service-exchange-onboarding");
    }

    @Test
    void message_id_of_password_reset_contains_id_with_or_without_provider() {
        assertThat(MessageIds.ofPasswordReset(3, PROVIDER))
                .isEqualTo("password-reset-3@northwind.service-exchange-onboarding");
        assertThat(MessageIds.ofPasswordReset(3, null))
                .isEqualTo("password-reset-3@provider.service-exchange-onboarding");
    }
}
