package org.serviceexchange.onboarding.process.casework;

import static org.serviceexchange.onboarding.process.model.CustomerOnboardingModel.number;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.serviceexchange.onboarding.application.casework.SyncCaseState;
import org.serviceexchange.onboarding.application.casework.WriteCaseEntry;
import org.serviceexchange.onboarding.application.notification.NotifyOfComment;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.process.model.CaseCommentModel;
import org.serviceexchange.onboarding.process.model.WriteCaseEntryModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The delegates of {@code sync-case-state}, {@code write-case-entry} and {@code case-comment}. Each calls one use case,
 * which has one external effect.
 */
@Configuration(proxyBeanMethods = false)
class CaseDelegates {

    @Bean
    JavaDelegate setCaseStateDelegate(SyncCaseState syncCaseState) {
        return execution -> syncCaseState.sync(number(execution));
    }

    @Bean
    JavaDelegate writeCaseEntryDelegate(WriteCaseEntry writeCaseEntry) {
        return execution -> writeCaseEntry.write(number(execution), WriteCaseEntryModel.key(execution));
    }

    @Bean
    JavaDelegate notifyCustomerOfCommentDelegate(NotifyOfComment notifyOfComment) {
        return execution -> notifyOfComment.send(number(execution), CaseCommentModel.key(execution), Party.CUSTOMER);
    }

    @Bean
    JavaDelegate notifyProviderOfCommentDelegate(NotifyOfComment notifyOfComment) {
        return execution -> notifyOfComment.send(number(execution), CaseCommentModel.key(execution), Party.PROVIDER);
    }
}
