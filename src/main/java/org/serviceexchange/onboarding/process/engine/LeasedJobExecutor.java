package org.serviceexchange.onboarding.process.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a job only in the first half of its lock. A node that was frozen, or whose threads were busy, would otherwise run
 * what another node runs as well: the engine does not look at the lock again before it runs a job. Each job ends within the
 * second half, because every call to an outside system has a deadline that is shorter.
 */
class LeasedJobExecutor extends SpringJobExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedJobExecutor.class);

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
        return new LeasedJobs(jobIds, engine, System.nanoTime(), getLockTimeInMillis() * 1_000_000L / 2);
    }

    /** Called when the jobs have just been locked. */
    static class LeasedJobs extends ExecuteJobsRunnable {

        private final long locked;
        private final long lease;

        LeasedJobs(List<String> jobIds, ProcessEngineImpl engine, long locked, long lease) {
            super(jobIds, engine);
            this.locked = locked;
            this.lease = lease;
        }

        @Override
        protected void executeJob(String jobId, CommandExecutor executor, JobFailureCollector failures) {
            if (System.nanoTime() - locked > lease) {
                LOG.info("Job {} waited too long. It is run again when its lock has expired.", jobId);
                return;
            }
            super.executeJob(jobId, new PostponingExecutor(jobId, executor), failures);
        }
    }

    /** A job that is postponed has not failed: nothing is logged, and no attempt is kept in the history. */
    private static class PostponingExecutor implements CommandExecutor {

        private final String jobId;
        private final CommandExecutor engine;
        private boolean postponed;

        PostponingExecutor(String jobId, CommandExecutor engine) {
            this.jobId = jobId;
            this.engine = engine;
        }

        @Override
        public <T> T execute(Command<T> command) {
            if (postponed && command instanceof FailedJobListener) {
                return null;
            }
            try {
                return engine.execute(command);
            } catch (PostponedJobException busy) {
                LOG.debug("Job {} is postponed: {}", jobId, busy.getMessage());
                postponed = true;
                engine.execute(new SecondFailureJobRetryCommand(jobId, busy));
                return null;
            }
        }
    }
}
