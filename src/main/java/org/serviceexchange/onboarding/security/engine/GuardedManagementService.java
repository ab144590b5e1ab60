package org.serviceexchange.onboarding.security.engine;

import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Checks the right to execute a job before the execution. The engine checks it during the execution, where a refusal counts
 * as a failure of the job: it takes a retry, and replaces the cause of the incident.
 *
 * <p>Tries a failed job at once when its retries are set. The engine leaves it waiting for its next automatic try, which may
 * be hours away.
 */
class GuardedManagementService extends ManagementServiceImpl {

    GuardedManagementService(ProcessEngineConfigurationImpl engine) {
        super(engine);
    }

    @Override
    public void executeJob(String jobId) {
        commandExecutor.execute(context -> checkMayExecute(context, jobId));
        super.executeJob(jobId);
    }

    @Override
    public SetJobRetriesBuilderImpl setJobRetries(int retries) {
        return new SetJobRetriesBuilderImpl(commandExecutor, retries) {
            @Override
            public void execute() {
                if (retries > 0 && jobId != null && !isDueDateSet && commandExecutor.execute(this::hasFailed)) {
                    dueDate(null);
                }
                super.execute();
            }

            private boolean hasFailed(CommandContext context) {
                JobEntity job = context.getJobManager().findJobById(jobId);
                return job != null && job.getExceptionByteArrayId() != null;
            }
        };
    }

    private static Void checkMayExecute(CommandContext context, String jobId) {
        JobEntity job = jobId == null ? null : context.getJobManager().findJobById(jobId);
        if (job != null) {
            for (CommandChecker checker :
                    context.getProcessEngineConfiguration().getCommandCheckers()) {
                checker.checkUpdateJob(job);
            }
        }
        return null;
    }
}
