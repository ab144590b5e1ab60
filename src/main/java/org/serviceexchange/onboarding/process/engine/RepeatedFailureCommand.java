package org.serviceexchange.onboarding.process.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandling;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;

/**
 * Raises the incident of a job when its second attempt fails, and not after its last one, hours later. The further attempts
 * go on, and the engine resolves the incident as soon as one succeeds. A single failure, as of a mail server that greylists,
 * is no incident.
 */
class RepeatedFailureCommand extends DefaultJobRetryCmd {

    RepeatedFailureCommand(String jobId, Throwable exception) {
        super(jobId, exception);
    }

    @Override
    public Object execute(CommandContext command) {
        JobEntity job = getJob();
        boolean failedBefore = job != null && job.getExceptionByteArrayId() != null;
        List<Incident> before = failedBefore ? incidents(command) : List.of();
        super.execute(command);
        // the engine does not count a lost race for a record, either
        if (failedBefore && shouldDecrementRetriesFor(exception)) {
            raise(job, before);
        }
        return null;
    }

    private void raise(JobEntity job, List<Incident> before) {
        IncidentContext context = contextOf(job);
        if (before.isEmpty()) {
            if (job.getRetries() > 0) {
                create(job, context);
            }
            return;
        }
        String now = GuidedIncidentHandler.guided(context, job.getExceptionMessage());
        if (before.stream().noneMatch(incident -> now.equals(incident.getIncidentMessage()))) {
            // the engine keeps the message of the first incident
            IncidentHandling.removeIncidents(Incident.FAILED_JOB_HANDLER_TYPE, context, false);
            create(job, context);
        }
    }

    private static void create(JobEntity job, IncidentContext context) {
        IncidentHandling.createIncident(Incident.FAILED_JOB_HANDLER_TYPE, context, job.getExceptionMessage());
    }

    private List<Incident> incidents(CommandContext command) {
        return command.getIncidentManager()
                .findIncidentByConfigurationAndIncidentType(jobId, Incident.FAILED_JOB_HANDLER_TYPE);
    }

    private static IncidentContext contextOf(JobEntity job) {
        IncidentContext context = new IncidentContext();
        context.setProcessDefinitionId(job.getProcessDefinitionId());
        context.setExecutionId(job.getExecutionId());
        context.setTenantId(job.getTenantId());
        context.setConfiguration(job.getId());
        context.setJobDefinitionId(job.getJobDefinitionId());
        context.setHistoryConfiguration(job.getLastFailureLogId());
        context.setActivityId(job.getActivityId());
        context.setFailedActivityId(job.getFailedActivityId());
        return context;
    }
}
