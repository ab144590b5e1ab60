package org.serviceexchange.onboarding.security.http;

import org.camunda.bpm.engine.ProcessEngine;
import org.serviceexchange.onboarding.application.account.LinkTerms;
import org.serviceexchange.onboarding.security.account.InvitationProperties;
import org.serviceexchange.onboarding.security.signin.SessionOfOnePassword;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What goes with people who set their password themselves. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InvitationProperties.class)
class Invitations {

    // just before Spring Security, and so before everything of the web apps
    private static final int BEFORE_ALL_DOORS = -101;

    @Bean
    LinkTerms linkTerms(InvitationProperties properties) {
        return properties.terms();
    }

    @Bean
    FilterRegistrationBean<SessionOfOnePassword> sessionOfOnePassword(ProcessEngine engine) {
        FilterRegistrationBean<SessionOfOnePassword> filter =
                new FilterRegistrationBean<>(new SessionOfOnePassword(engine));
        filter.setOrder(BEFORE_ALL_DOORS);
        return filter;
    }
}
