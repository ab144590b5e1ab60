package org.serviceexchange.onboarding.process.setup;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.serviceexchange.onboarding.application.setup.ActivateSetup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The delegates of {@code provider-setup}. The business key is the number of the set-up. */
@Configuration(proxyBeanMethods = false)
class ProviderSetupDelegates {

    @Bean
    JavaDelegate activateSetupDelegate(ActivateSetup activateSetup) {
        return execution -> activateSetup.activate(execution.getProcessBusinessKey());
    }
}
