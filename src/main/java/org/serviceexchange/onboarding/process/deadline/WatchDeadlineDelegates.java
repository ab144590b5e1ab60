package org.serviceexchange.onboarding.process.deadline;

import static org.serviceexchange.onboarding.process.model.WatchDeadlineModel.deadlineId;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.serviceexchange.onboarding.application.deadline.ExpireStep;
import org.serviceexchange.onboarding.application.deadline.HandleDeadline;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The delegates of {@code watch-deadline}. Each calls one use case, which has one external effect. */
@Configuration(proxyBeanMethods = false)
class WatchDeadlineDelegates {

    private final HandleDeadline handleDeadline;

    WatchDeadlineDelegates(HandleDeadline handleDeadline) {
        this.handleDeadline = handleDeadline;
    }

    @Bean
    JavaDelegate remindDelegate() {
        return execution -> handleDeadline.remind(deadlineId(execution));
    }

    @Bean
    JavaDelegate escalateToProviderDelegate() {
        return execution -> handleDeadline.escalateToProvider(deadlineId(execution));
    }

    @Bean
    JavaDelegate escalateToCustomerDelegate() {
        return execution -> handleDeadline.escalateToCustomer(deadlineId(execution));
    }

    @Bean
    JavaDelegate notifyExtensionDelegate() {
        return execution -> handleDeadline.notifyExtension(deadlineId(execution));
    }

    @Bean
    JavaDelegate expireStepDelegate(ExpireStep expireStep) {
        return execution -> expireStep.expire(deadlineId(execution));
    }
}
