package org.serviceexchange.onboarding.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** Logs and mail systems are searched for these texts. The part after the @ begins with a random value. */
class MessageIdsTest {

    private static final OnboardingNumber NUMBER = new OnboardingNumber("ONB0001001");
    private static final InstanceHost PROVIDER = InstanceHost.ofName("northwind");
    private static final String RANDOM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[.]";

    @Test
    void message_id_of_single_mail_contains_number_and_kind() {
        assertThat(MessageIds.of(
                        new NotificationKey(NUMBER, NotificationKind.CASE_OPENED, Party.CUSTOMER, NotificationKey.ONCE),
                        PROVIDER))
                .matches("onb0001001[.]case-opened@" + RANDOM + "northwind[.]service-exchange-onboarding");
    }

    @Test
    void message_id_of_provider_reminder_contains_receiver_and_occasion() {
        assertThat(MessageIds.of(
                        new NotificationKey(NUMBER, NotificationKind.REMINDER, Party.PROVIDER, "deadline-7.reminder-2"),
                        PROVIDER))
                .matches("onb0001001[.]reminder-provider[.]deadline-7[.]reminder-2@" + RANDOM
                        + "northwind[.]service-exchange-onboarding");
    }

    @Test
    void message_id_of_invitation_contains_number_and_id() {
        assertThat(MessageIds.ofInvitation(NUMBER, 12, PROVIDER))
                .matches("onb0001001[.]invitation-12@" + RANDOM + "northwind[.]service-exchange-onboarding");
    }

    @Test
    void message_id_of_password_reset_contains_id_with_or_without_provider() {
        assertThat(MessageIds.ofPasswordReset(3, PROVIDER))
                .matches("password-reset-3@" + RANDOM + "northwind[.]service-exchange-onboarding");
        assertThat(MessageIds.ofPasswordReset(3, null))
                .matches("password-reset-3@" + RANDOM + "provider[.]service-exchange-onboarding");
    }

    @Test
    void message_ids_of_equal_numbers_in_two_databases_differ() {
        NotificationKey key =
                new NotificationKey(NUMBER, NotificationKind.CASE_OPENED, Party.CUSTOMER, NotificationKey.ONCE);

        assertThat(MessageIds.of(key, PROVIDER)).isNotEqualTo(MessageIds.of(key, PROVIDER));
        assertThat(MessageIds.ofInvitation(NUMBER, 12, PROVIDER))
                .isNotEqualTo(MessageIds.ofInvitation(NUMBER, 12, PROVIDER));
        assertThat(MessageIds.ofPasswordReset(3, PROVIDER)).isNotEqualTo(MessageIds.ofPasswordReset(3, PROVIDER));
    }
}
