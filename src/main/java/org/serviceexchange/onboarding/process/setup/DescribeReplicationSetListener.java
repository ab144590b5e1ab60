package org.serviceexchange.onboarding.process.setup;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.setup.ChangeSetup;
import org.serviceexchange.onboarding.application.setup.ReplicationSetCommand;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Passes the described replication set to its use case. */
@Component
class DescribeReplicationSetListener implements TaskListener {

    private final ChangeSetup changeSetup;
    private final IdentityService identity;

    DescribeReplicationSetListener(ChangeSetup changeSetup, @Lazy IdentityService identity) {
        this.changeSetup = changeSetup;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        changeSetup.describe(ReplicationSetCommand.of(
                task.getExecution().getProcessBusinessKey(), SubmittedForm.of(task, identity)));
    }
}
