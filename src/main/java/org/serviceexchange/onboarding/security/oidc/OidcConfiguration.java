package org.serviceexchange.onboarding.security.oidc;

import org.serviceexchange.onboarding.application.port.account.SignInServices;
import org.serviceexchange.onboarding.security.account.PasswordSignInPolicy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcProperties.class)
class OidcConfiguration {

    @Bean
    PasswordSignInPolicy passwordSignInPolicy(OidcProperties properties) {
        return new PasswordSignInPolicy(properties.staffMayUsePasswords());
    }

    @Bean
    SignInServices signInServices(OidcProperties properties) {
        return new OidcServices(properties, OidcSecurity.AUTHORIZATION);
    }
}
