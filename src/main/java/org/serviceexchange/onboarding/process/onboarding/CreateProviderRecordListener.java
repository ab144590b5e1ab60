package org.serviceexchange.onboarding.process.onboarding;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.serviceexchange.onboarding.application.deadline.StepLifecycle;
import org.serviceexchange.onboarding.application.providerrecord.ProviderRecordCommand;
import org.serviceexchange.onboarding.application.providerrecord.RecordProviderRecord;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.ProviderRecordCheckResult;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class CreateProviderRecordListener extends OnboardingStepListener {

    private final RecordProviderRecord recordProviderRecord;

    CreateProviderRecordListener(
            StepLifecycle stepLifecycle, RecordProviderRecord recordProviderRecord, @Lazy IdentityService identity) {
        super(OnboardingState.AWAITING_PROVIDER_RECORD, stepLifecycle, identity);
        this.recordProviderRecord = recordProviderRecord;
    }

    @Override
    void completed(OnboardingNumber number, SubmittedForm form, DelegateTask task) {
        ProviderRecordCheckResult found =
                recordProviderRecord.record(ProviderRecordCommand.of(number, form, form.by()));
        task.setVariable(CustomerOnboardingModel.VARIABLE_PROVIDER_RECORD_CHECK, found.name());
    }
}
