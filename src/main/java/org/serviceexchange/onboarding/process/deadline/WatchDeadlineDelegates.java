package org.serviceexchange.onboarding.process.deadline;

import static org.serviceexchange.onboarding.process.model.WatchDeadlineModel.deadlineId;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.serviceexchange.onboarding.application.deadline.ExpireStep;
import org.serviceexchange.onboarding.application.deadline.HandleDeadline;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each service task of {@code watch-deadline} does: one use case, and one effect outside, each. */
@Configuration(proxyBeanMethods = false)
class WatchDeadlineDelegates {

    private final HandleDeadline followDeadline;

    WatchDeadlineDelegates(HandleDeadline followDeadline) {
        this.followDeadline = followDeadline;
    }

    @Bean
    JavaDelegate remindDelegate() {
        return execution -> followDeadline.remind(deadlineId(execution));
    }

    @Bean
    JavaDelegate escalateToProviderDelegate() {
        return execution -> followDeadline.escalateToProvider(deadlineId(execution));
    }

    @Bean
    JavaDelegate escalateToCustomerDelegate() {
        return execution -> followDeadline.escalateToCustomer(deadlineId(execution));
    }

    @Bean
    JavaDelegate notifyExtensionDelegate() {
        return execution -> followDeadline.tellExtension(deadlineId(execution));
    }

    @Bean
    JavaDelegate expireStepDelegate(ExpireStep expireStep) {
        return execution -> expireStep.expire(deadlineId(execution));
    }
}
