package org.serviceexchange.onboarding.process.providerrecord;

import static org.serviceexchange.onboarding.process.model.CustomerOnboardingModel.number;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.providerrecord.ProviderRecordCommand;
import org.serviceexchange.onboarding.application.providerrecord.RecordProviderRecord;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.providerrecord.ProviderRecordCheckResult;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.task.StepCompletion;
import org.springframework.stereotype.Component;

@Component
class CreateProviderRecordListener implements TaskListener {

    private final RecordProviderRecord recordProviderRecord;
    private final StepCompletion completion;

    CreateProviderRecordListener(RecordProviderRecord recordProviderRecord, StepCompletion completion) {
        this.recordProviderRecord = recordProviderRecord;
        this.completion = completion;
    }

    @Override
    public void notify(DelegateTask task) {
        completion.complete(task, form -> {
            ProviderRecordCheckResult found = form.isEmpty(FormField.PROVIDER_INSTANCE_NAME)
                    ? recordProviderRecord.observed(number(task))
                    : recordProviderRecord.record(ProviderRecordCommand.of(number(task), form, form.by()));
            task.setVariable(CustomerOnboardingModel.VARIABLE_PROVIDER_RECORD_CHECK, found.name());
        });
    }
}
