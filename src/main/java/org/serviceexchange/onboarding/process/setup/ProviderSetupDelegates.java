package org.serviceexchange.onboarding.process.setup;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.serviceexchange.onboarding.application.setup.ActivateSetup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each service task of {@code provider-setup} does. The business key is the set-up's number. */
@Configuration(proxyBeanMethods = false)
class ProviderSetupDelegates {

    @Bean
    JavaDelegate activateSetupDelegate(ActivateSetup activateSetup) {
        return execution -> activateSetup.activate(execution.getProcessBusinessKey());
    }
}
