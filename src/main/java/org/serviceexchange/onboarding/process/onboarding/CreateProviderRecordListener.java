package org.serviceexchange.onboarding.process.onboarding;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.serviceexchange.onboarding.application.deadline.HandOver;
import org.serviceexchange.onboarding.application.providerrecord.ProviderRecordCommand;
import org.serviceexchange.onboarding.application.providerrecord.RecordProviderRecord;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.ProviderRecordCheck;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.serviceexchange.onboarding.process.model.CustomerOnboarding;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class CreateProviderRecordListener extends PersonsTurnListener {

    private final RecordProviderRecord recordProviderRecord;

    CreateProviderRecordListener(
            HandOver handOver, RecordProviderRecord recordProviderRecord, @Lazy IdentityService identity) {
        super(OnboardingState.AWAITING_PROVIDER_RECORD, handOver, identity);
        this.recordProviderRecord = recordProviderRecord;
    }

    @Override
    void completed(OnboardingNumber number, SubmittedForm form, DelegateTask task) {
        ProviderRecordCheck found = recordProviderRecord.record(ProviderRecordCommand.of(
                number,
                form.by(),
                form.text(FormField.PROVIDER_INSTANCE_NAME),
                form.text(FormField.PROVIDER_INSTANCE_ID),
                form.tick(FormField.APP_INSTALLED)));
        task.setVariable(CustomerOnboarding.VARIABLE_PROVIDER_RECORD_CHECK, found.name());
    }
}
