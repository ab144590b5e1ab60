package org.serviceexchange.onboarding.security.account;

import org.serviceexchange.onboarding.application.account.LinkExpiry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InvitationProperties.class)
class AccountConfiguration {

    @Bean
    LinkExpiry linkExpiry(InvitationProperties properties) {
        return properties.linkExpiry();
    }
}
