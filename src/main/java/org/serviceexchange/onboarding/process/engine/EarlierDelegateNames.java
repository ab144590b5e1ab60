package org.serviceexchange.onboarding.process.engine;

import static java.util.Map.entry;

import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Registers the names by which earlier versions of the models call the delegates. A process instance finishes in the
 * version in which it started. Remove an entry when no such instance is running.
 */
@Component
class EarlierDelegateNames implements BeanFactoryPostProcessor {

    static final Map<String, String> CURRENT_BY_EARLIER = Map.ofEntries(
            entry("closeEndedCaseDelegate", "closeTerminatedCaseDelegate"),
            entry("activateIntegrationDelegate", "checkActivationDelegate"),
            entry("notifyEndedDelegate", "notifyTerminationDelegate"),
            entry("notifyProviderEndedDelegate", "notifyProviderTerminationDelegate"),
            entry("tellExtensionDelegate", "notifyExtensionDelegate"),
            entry("expireOnboardingDelegate", "expireStepDelegate"),
            entry("tellCustomerOfCommentDelegate", "notifyCustomerOfCommentDelegate"),
            entry("tellProviderOfCommentDelegate", "notifyProviderOfCommentDelegate"),
            entry("tellPausedDelegate", "notifyPausedDelegate"),
            entry("tellResumeRequestedDelegate", "notifyResumeRequestedDelegate"),
            entry("tellResumeRefusedDelegate", "notifyResumeRefusedDelegate"),
            entry("tellAskingPartyResumedDelegate", "notifyAskingPartyResumedDelegate"),
            entry("tellOtherPartyResumedDelegate", "notifyOtherPartyResumedDelegate"),
            entry("tellAskingPartyResumeLapsedDelegate", "notifyAskingPartyResumeExpiredDelegate"),
            entry("tellOtherPartyResumeLapsedDelegate", "notifyOtherPartyResumeExpiredDelegate"),
            entry("tellResumeTakenBackDelegate", "notifyResumeWithdrawnDelegate"),
            entry("tellEndRequestedDelegate", "notifyEndRequestedDelegate"),
            entry("openEndCaseDelegate", "openOffboardingCaseDelegate"),
            entry("tellAskingPartyEndedDelegate", "notifyAskingPartyEndedDelegate"),
            entry("tellOtherPartyEndedDelegate", "notifyOtherPartyEndedDelegate"),
            entry("closeEndCaseDelegate", "closeOffboardingCaseDelegate"),
            entry("tellAskingPartyEndRefusedDelegate", "notifyAskingPartyEndRefusedDelegate"),
            entry("tellOtherPartyEndRefusedDelegate", "notifyOtherPartyEndRefusedDelegate"),
            entry("tellAskingPartyEndLapsedDelegate", "notifyAskingPartyEndExpiredDelegate"),
            entry("tellOtherPartyEndLapsedDelegate", "notifyOtherPartyEndExpiredDelegate"),
            entry("tellEndTakenBackDelegate", "notifyEndWithdrawnDelegate"));

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        CURRENT_BY_EARLIER.forEach((earlier, current) -> beans.registerAlias(current, earlier));
    }
}
