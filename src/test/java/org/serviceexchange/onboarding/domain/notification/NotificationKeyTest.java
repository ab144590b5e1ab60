package org.serviceexchange.onboarding.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;

class NotificationKeyTest {

    private static final OnboardingNumber NUMBER = new OnboardingNumber("ONB0001001");

    @Test
    void names_of_stored_mails_stay() {
        assertThat(Arrays.stream(NotificationKind.values()).flatMap(kind -> kind.receivers().stream()
                        .map(receiver -> new NotificationKey(NUMBER, kind, receiver, "").name())))
                .contains(
                        "CORRECTION_NEEDED",
                        "INSTRUCTIONS",
                        "CASE_OPENED",
                        "PROVIDER_RECORD_MISMATCHED",
                        "ADVICE",
                        "APPROVAL_REQUESTED",
                        "SENT_BACK",
                        "SUBSCRIPTION_APPROVED",
                        "REGISTRATION_DENIED",
                        "ACTIVATION_FAILED",
                        "INTEGRATION_ESTABLISHED",
                        "INTEGRATION_ESTABLISHED_PROVIDER",
                        "ONBOARDING_ENDED",
                        "ONBOARDING_ENDED_PROVIDER",
                        "REMINDER",
                        "REMINDER_PROVIDER",
                        "ESCALATION",
                        "ESCALATION_PROVIDER",
                        "DEADLINE_EXTENDED",
                        "COMMENT_WRITTEN",
                        "COMMENT_WRITTEN_PROVIDER",
                        "INTEGRATION_PAUSED",
                        "INTEGRATION_PAUSED_PROVIDER",
                        "RESUME_REQUESTED",
                        "RESUME_REQUESTED_PROVIDER",
                        "INTEGRATION_RESUMED",
                        "INTEGRATION_RESUMED_PROVIDER",
                        "END_REQUESTED",
                        "END_REQUESTED_PROVIDER",
                        "REQUEST_REFUSED",
                        "REQUEST_REFUSED_PROVIDER",
                        "REQUEST_TAKEN_BACK",
                        "REQUEST_TAKEN_BACK_PROVIDER",
                        "REQUEST_LAPSED",
                        "REQUEST_LAPSED_PROVIDER",
                        "INTEGRATION_ENDED",
                        "INTEGRATION_ENDED_PROVIDER")
                .allSatisfy(name ->
                        assertThat(NotificationKey.of(NUMBER, name, "").name()).isEqualTo(name));
    }

    @Test
    void receiver_without_such_mails_is_refused() {
        assertThatThrownBy(() -> new NotificationKey(NUMBER, NotificationKind.CASE_OPENED, Party.PROVIDER, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PROVIDER receives no mail CASE_OPENED");
        assertThatThrownBy(() -> NotificationKey.of(NUMBER, "CASE_OPENED_PROVIDER", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
