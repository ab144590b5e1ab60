package org.serviceexchange.onboarding.process.setup;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.setup.ChangeSetup;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Passes the changed provider record to its use case. */
@Component
class ChangeProviderRecordListener implements TaskListener {

    private final ChangeSetup changeSetup;
    private final IdentityService identity;

    ChangeProviderRecordListener(ChangeSetup changeSetup, @Lazy IdentityService identity) {
        this.changeSetup = changeSetup;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        changeSetup.change(
                task.getExecution().getProcessBusinessKey(),
                ProviderRecordEnteredListener.record(SubmittedForm.of(task, identity)));
    }
}
