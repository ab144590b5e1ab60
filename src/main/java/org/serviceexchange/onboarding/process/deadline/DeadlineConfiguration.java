package org.serviceexchange.onboarding.process.deadline;

import org.serviceexchange.onboarding.application.notification.EscalationContact;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendars;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The properties of deadlines. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CalendarProperties.class, DeadlineProperties.class})
class DeadlineConfiguration {

    /** A node that runs no jobs starts no process either. */
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
    static class Scheduling {}

    @Bean
    WorkingCalendars workingCalendars(CalendarProperties properties) {
        return properties.calendars();
    }

    @Bean
    EscalationContact escalationContact(DeadlineProperties properties) {
        return properties.escalationContact();
    }
}
