package org.serviceexchange.onboarding.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.notification.EscalationContact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendar;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendars;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What an operator may set about deadlines; anything else stops the start. */
class DeadlineConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(DeadlineConfiguration.class);

    @Test
    void no_setting_means_monday_to_friday_utc_and_no_escalation_contact() {
        application.run(context -> {
            WorkingCalendar calendar = context.getBean(WorkingCalendars.class).of(Party.CUSTOMER);
            assertThat(calendar.zone()).isEqualTo(ZoneId.of("UTC"));
            assertThat(calendar.workingDays()).hasSize(5).doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            assertThat(calendar.holidays()).isEmpty();
            assertThat(context.getBean(WorkingCalendars.class).of(Party.PROVIDER))
                    .isEqualTo(calendar);
            assertThat(context.getBean(EscalationContact.class).address()).isNull();
        });
    }

    @Test
    void each_party_has_its_own_calendar() {
        application
                .withPropertyValues(
                        "onboarding.calendars.provider.zone=Europe/Berlin",
                        "onboarding.calendars.provider.holidays=2026-12-25,2027-01-01",
                        "onboarding.calendars.customer.zone=Asia/Riyadh",
                        "onboarding.calendars.customer.working-days=sunday,monday",
                        "onboarding.deadlines.lead=Lead@provider.example")
                .run(context -> {
                    WorkingCalendars calendars = context.getBean(WorkingCalendars.class);
                    assertThat(calendars.of(Party.PROVIDER).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
                    assertThat(calendars.of(Party.PROVIDER).holidays())
                            .containsExactlyInAnyOrder(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));
                    assertThat(calendars.of(Party.CUSTOMER).zone()).isEqualTo(ZoneId.of("Asia/Riyadh"));
                    assertThat(calendars.of(Party.CUSTOMER).workingDays())
                            .containsExactlyInAnyOrder(DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
                    assertThat(context.getBean(EscalationContact.class).address())
                            .isEqualTo(
                                    EmailAddress.parse("lead@provider.example").orElseThrow());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onboarding.calendars.provider.zone=Mars/Olympus",
                "onboarding.calendars.customer.holidays=2026-02-30",
                "onboarding.calendars.customer.holidays=Christmas",
                "onboarding.calendars.customer.working-days=",
                "onboarding.calendars.customer.working-days=someday",
                "onboarding.deadlines.lead=nobody"
            })
    void invalid_setting_stops_the_start(String setting) {
        application.withPropertyValues(setting).run(context -> assertThat(context)
                .hasFailed());
    }
}
