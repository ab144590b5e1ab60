package org.serviceexchange.onboarding.process.deadline;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendar;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendars;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The working calendars of the two parties.
 *
 * @param customer one calendar for all customers
 */
@Validated
@ConfigurationProperties("onboarding.calendars")
record CalendarProperties(
        @NotNull @Valid @DefaultValue Calendar provider, @NotNull @Valid @DefaultValue Calendar customer) {

    /**
     * The working calendar of a party.
     *
     * @param zone        a time zone, for example {@code Europe/Berlin}
     * @param workingDays days of the week
     * @param holidays    dates, for example {@code 2026-12-25}
     */
    record Calendar(
            @NotNull @DefaultValue("UTC") ZoneId zone,
            @NotEmpty @DefaultValue({"monday", "tuesday", "wednesday", "thursday", "friday"})
                    Set<@NotNull DayOfWeek> workingDays,
            @NotNull @DefaultValue Set<@NotNull LocalDate> holidays) {

        WorkingCalendar calendar() {
            return new WorkingCalendar(zone, workingDays, holidays);
        }
    }

    WorkingCalendars calendars() {
        return new WorkingCalendars(provider.calendar(), customer.calendar());
    }
}
