package org.serviceexchange.onboarding.process.customerrequest;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.serviceexchange.onboarding.application.customerrequest.NotifyOfCustomerRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The delegates of {@code customer-request}. The business key is the number of the request. */
@Configuration(proxyBeanMethods = false)
class CustomerRequestDelegates {

    @Bean
    JavaDelegate announceRequestDelegate(NotifyOfCustomerRequest answerRequest) {
        return execution -> answerRequest.announce(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate remindOfRequestDelegate(NotifyOfCustomerRequest answerRequest) {
        // each reminder has an execution of its own
        return execution -> answerRequest.remind(execution.getProcessBusinessKey(), execution.getId());
    }

    @Bean
    JavaDelegate answerRequestDelegate(NotifyOfCustomerRequest answerRequest) {
        return execution -> answerRequest.answer(execution.getProcessBusinessKey());
    }
}
