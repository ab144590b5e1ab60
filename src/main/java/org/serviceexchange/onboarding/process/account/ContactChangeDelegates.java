package org.serviceexchange.onboarding.process.account;

import static org.serviceexchange.onboarding.process.model.CustomerOnboardingModel.number;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.serviceexchange.onboarding.application.casework.SetCaseContact;
import org.serviceexchange.onboarding.application.notification.NotifyOfContactChange;
import org.serviceexchange.onboarding.process.model.ContactChangeModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The delegates of {@code contact-change}. Each calls one use case, which has one external effect. */
@Configuration(proxyBeanMethods = false)
class ContactChangeDelegates {

    @Bean
    JavaDelegate notifyNewContactDelegate(NotifyOfContactChange notifyOfContactChange) {
        return execution -> notifyOfContactChange.newContact(ContactChangeModel.changeId(execution));
    }

    @Bean
    JavaDelegate setCaseContactDelegate(SetCaseContact setCaseContact) {
        return execution -> setCaseContact.set(number(execution));
    }

    @Bean
    JavaDelegate notifyFormerContactDelegate(NotifyOfContactChange notifyOfContactChange) {
        return execution -> notifyOfContactChange.formerContact(ContactChangeModel.changeId(execution));
    }
}
