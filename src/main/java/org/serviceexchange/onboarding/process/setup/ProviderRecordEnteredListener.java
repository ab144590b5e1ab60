package org.serviceexchange.onboarding.process.setup;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.serviceexchange.onboarding.application.setup.BeginSetup;
import org.serviceexchange.onboarding.application.setup.SetupRecordCommand;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Creates the set-up from the submitted provider record and sets its number as business key. */
@Component
class ProviderRecordEnteredListener implements ExecutionListener {

    private final BeginSetup beginSetup;
    private final IdentityService identity;

    ProviderRecordEnteredListener(BeginSetup beginSetup, @Lazy IdentityService identity) {
        this.beginSetup = beginSetup;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setProcessBusinessKey(
                beginSetup.begin(record(SubmittedForm.of(execution, identity))).number());
    }

    /** The input of a provider record form, at the start and at a change. */
    static SetupRecordCommand record(SubmittedForm form) {
        return SetupRecordCommand.of(form, form.by());
    }
}
