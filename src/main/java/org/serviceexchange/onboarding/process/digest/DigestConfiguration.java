package org.serviceexchange.onboarding.process.digest;

import java.time.LocalTime;
import org.serviceexchange.onboarding.application.digest.DigestSchedule;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendars;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The properties of digests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DigestProperties.class)
class DigestConfiguration {

    @Bean
    DigestSchedule digestSchedule(DigestProperties properties, WorkingCalendars calendars) {
        return new DigestSchedule(
                properties.enabled(),
                properties.day(),
                LocalTime.parse(properties.at()),
                calendars.provider().zone());
    }
}
