package org.serviceexchange.onboarding.security.http;

import org.camunda.bpm.engine.ProcessEngine;
import org.serviceexchange.onboarding.application.account.LinkExpiry;
import org.serviceexchange.onboarding.security.account.InvitationProperties;
import org.serviceexchange.onboarding.security.signin.PasswordChangeSessionFilter;
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
    LinkExpiry linkTerms(InvitationProperties properties) {
        return properties.terms();
    }

    @Bean
    FilterRegistrationBean<PasswordChangeSessionFilter> sessionOfOnePassword(ProcessEngine engine) {
        FilterRegistrationBean<PasswordChangeSessionFilter> filter =
                new FilterRegistrationBean<>(new PasswordChangeSessionFilter(engine));
        filter.setOrder(BEFORE_ALL_DOORS);
        return filter;
    }
}
