package org.serviceexchange.onboarding.process.engine;

import java.util.Date;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandling;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.serviceexchange.onboarding.application.port.BusySystemException;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;

/**
 * Raises the incident of a job when its second attempt fails, and not after its last one, hours later. The further attempts
 * go on, and the engine resolves the incident as soon as one succeeds. A single failure, as of a mail server that greylists,
 * is no incident. A job that was postponed has not failed: it keeps its attempts.
 */
class SecondFailureJobRetryCommand extends DefaultJobRetryCmd {

    // seconds
    private static final long POSTPONED_LEAST = 5;
    private static final long POSTPONED_MOST = 15;

    SecondFailureJobRetryCommand(String jobId, Throwable exception) {
        super(jobId, exception);
    }

    @Override
    public Object execute(CommandContext command) {
        JobEntity job = getJob();
        if (job != null && isCausedBy(BusySystemException.class, exception)) {
            postpone(job);
            return null;
        }
        boolean failedBefore = job != null && job.getExceptionByteArrayId() != null;
        List<Incident> before = failedBefore ? incidents(command) : List.of();
        super.execute(command);
        // the engine does not count a lost race for a record, either
        if (failedBefore && shouldDecrementRetriesFor(exception)) {
            raise(job, before);
        }
        return null;
    }

    /** A person, or another node, was faster than the job: neither the engine's conflicts nor ours take an attempt. */
    @Override
    protected boolean shouldDecrementRetriesFor(Throwable failure) {
        return super.shouldDecrementRetriesFor(failure) && !isCausedBy(ConcurrentChangeException.class, failure);
    }

    /** The engine remembers the first exception, before an interceptor has translated it. */
    private static boolean isCausedBy(Class<? extends RuntimeException> type, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Not all at the same moment, and not so soon that they keep the threads busy with asking. */
    private static void postpone(JobEntity job) {
        long seconds = ThreadLocalRandom.current().nextLong(POSTPONED_LEAST, POSTPONED_MOST);
        job.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(seconds)));
        job.unlock();
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
