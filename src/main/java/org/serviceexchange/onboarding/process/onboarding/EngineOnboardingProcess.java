package org.serviceexchange.onboarding.process.onboarding;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.serviceexchange.onboarding.application.port.onboarding.OnboardingProcess;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.ContactChange;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.process.engine.RunAsSystem;
import org.serviceexchange.onboarding.process.model.ContactChangeModel;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Sends messages to the process instance of an onboarding and starts processes beside it, by its number. */
@Component
class EngineOnboardingProcess implements OnboardingProcess {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final RunAsSystem system;

    EngineOnboardingProcess(@Lazy RuntimeService runtime, @Lazy ManagementService management, RunAsSystem system) {
        this.runtime = runtime;
        this.management = management;
        this.system = system;
    }

    @Override
    public void terminate(OnboardingNumber onboarding) {
        try {
            system.run(() -> runtime.createMessageCorrelation(CustomerOnboardingModel.MESSAGE_ENDED)
                    .processInstanceBusinessKey(onboarding.value())
                    .correlate());
        } catch (MismatchingMessageCorrelationException e) {
            throw new WrongMomentException(Sentence.of("withdrawal.earlierVersion", onboarding), e);
        }
    }

    @Override
    public void contactChanged(ContactChange change) {
        String businessKey = change.onboarding().value();
        system.run(() -> {
            retryFailedJobs(businessKey);
            runtime.startProcessInstanceByKey(
                    ContactChangeModel.KEY,
                    businessKey,
                    Variables.putValue(ContactChangeModel.INPUT_CHANGE_ID, change.id()));
        });
    }

    /** Now, and not after the gap that the model leaves between two attempts. */
    private void retryFailedJobs(String businessKey) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(instance ->
                        management.createJobQuery().processInstanceId(instance.getId()).withException().list().stream())
                .forEach(job -> {
                    if (job.getRetries() == 0) {
                        management.setJobRetries(job.getId(), 1);
                    }
                    management.setJobDuedate(job.getId(), null);
                });
    }
}
