package org.serviceexchange.onboarding.process.casework;

import static org.serviceexchange.onboarding.process.model.CustomerOnboarding.number;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.serviceexchange.onboarding.application.casework.KeepCaseInStep;
import org.serviceexchange.onboarding.application.casework.NotifyOfComment;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.process.model.CaseComment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each service task of {@code sync-case-state} and {@code case-comment} does: one use case, and one effect outside. */
@Configuration(proxyBeanMethods = false)
class CaseDelegates {

    @Bean
    JavaDelegate setCaseStateDelegate(KeepCaseInStep keepCaseInStep) {
        return execution -> keepCaseInStep.keep(number(execution));
    }

    @Bean
    JavaDelegate notifyCustomerOfCommentDelegate(NotifyOfComment notifyOfComment) {
        return execution -> notifyOfComment.send(number(execution), CaseComment.key(execution), Party.CUSTOMER);
    }

    @Bean
    JavaDelegate notifyProviderOfCommentDelegate(NotifyOfComment notifyOfComment) {
        return execution -> notifyOfComment.send(number(execution), CaseComment.key(execution), Party.PROVIDER);
    }
}
