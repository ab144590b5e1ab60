package org.serviceexchange.onboarding.domain.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;

class IntegrationRequestTest {

    private static final OnboardingNumber NUMBER = new OnboardingNumber("ONB0001001");
    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = AT.plus(Duration.ofDays(28));

    private final IntegrationRequest open = IntegrationRequest.resume(NUMBER, Party.PROVIDER, "petra", "Done", AT);

    @Test
    void unanswered_request_expires_by_system_and_is_settled() {
        IntegrationRequest lapsed = open.expire(LATER);
        assertThat(lapsed.settlement().decision()).isEqualTo(RequestDecision.LAPSED);
        assertThat(lapsed.settlement().decidedBy()).isEqualTo(TimelineEntry.SYSTEM);
        assertThat(lapsed.settlement().decidedAt()).isEqualTo(LATER);
        assertThat(lapsed.settlement().endedAt()).isEqualTo(LATER);
        settled(() -> lapsed.agree("carla", LATER));
        settled(() -> lapsed.withdraw("petra", LATER));
    }

    @Test
    void expire_when_already_settled_is_refused() {
        settled(() -> open.agree("carla", AT).expire(LATER));
        settled(() -> open.refuse("carla", "No", AT).expire(LATER));
        settled(() -> open.withdraw("petra", AT).expire(LATER));
    }

    @Test
    void expire_when_no_answer_is_required_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> IntegrationRequest.end(NUMBER, Party.PROVIDER, "petra", "Over", LATER, AT)
                        .expire(LATER));
    }

    @Test
    void system_carries_out_a_pause_and_what_is_decided() {
        IntegrationRequest pause = IntegrationRequest.pause(NUMBER, Party.PROVIDER, "petra", "Upgrade", AT);
        IntegrationRequest notice = IntegrationRequest.end(NUMBER, Party.PROVIDER, "petra", "Over", LATER, AT);

        assertThat(pause.isCarriedOut()).isTrue();
        assertThat(pause.done(LATER).isCarriedOut()).isFalse();
        assertThat(open.isCarriedOut()).as("somebody has to agree").isFalse();
        assertThat(open.agree("carla", AT).isCarriedOut()).isTrue();
        assertThat(open.refuse("carla", "No", AT).isCarriedOut()).isFalse();
        assertThat(notice.isCarriedOut()).as("the notice period runs").isFalse();
        assertThat(notice.noticeOver(LATER).isCarriedOut()).isTrue();
    }

    private static void settled(ThrowingCallable act) {
        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(act)
                .withMessage(IntegrationRequest.SETTLED.toString());
    }
}
