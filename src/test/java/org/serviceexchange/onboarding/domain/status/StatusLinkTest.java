package org.serviceexchange.onboarding.domain.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.domain.status.StatusLink.VALID_AFTER_END;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

class StatusLinkTest {

    private static final OnboardingNumber NUMBER = new OnboardingNumber("ONB0001001");
    private static final Instant MADE = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant SETTLED = MADE.plus(Duration.ofDays(30));

    private final StatusLink link = new StatusLink(NUMBER, MADE, null, null);

    @Test
    void link_works_while_the_onboarding_is_open_and_some_days_after_its_end() {
        assertThat(link.isUsable(null, MADE.plus(Duration.ofDays(900)))).isTrue();
        Instant last = SETTLED.plus(VALID_AFTER_END);
        assertThat(link.isUsable(SETTLED, last.minusMillis(1))).isTrue();
        assertThat(link.isUsable(SETTLED, last)).isFalse();
    }

    @Test
    void link_of_a_mail_after_the_end_works_from_the_mail_on() {
        Instant end = MADE.minus(Duration.ofDays(300));
        assertThat(link.isUsable(end, MADE.plus(VALID_AFTER_END).minusMillis(1)))
                .isTrue();
        assertThat(link.isUsable(end, MADE.plus(VALID_AFTER_END))).isFalse();
    }

    @Test
    void revoked_link_never_works() {
        assertThat(new StatusLink(NUMBER, MADE, MADE, null).isUsable(null, MADE))
                .isFalse();
    }
}
