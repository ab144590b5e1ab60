package org.serviceexchange.onboarding.process.engine;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.port.BusySystemException;

class LeasedJobExecutorTest {

    private static final long LEASE = 1_000_000_000L;

    private final ProcessEngineImpl engine = mock(RETURNS_DEEP_STUBS);
    private final CommandExecutor commands = mock();

    @Test
    void job_that_was_just_locked_is_run() {
        execute(System.nanoTime());
        verify(commands, atLeastOnce()).execute(any(ExecuteJobsCmd.class));
    }

    @Test
    void job_whose_lock_is_half_over_is_left_to_the_next_node() {
        execute(System.nanoTime() - 2 * LEASE);
        verifyNoInteractions(commands);
    }

    /** Also the second time, which the history would otherwise tell with a stack trace each. */
    @Test
    void postponed_job_has_not_failed() {
        PostponedJobException busy = new PostponedJobException(new BusySystemException("the mail server"));
        when(commands.execute(any(ExecuteJobsCmd.class))).thenThrow(busy);
        JobFailureCollector failures = new JobFailureCollector("job");
        failures.setFailure(busy);
        new LeasedJobExecutor.LeasedJobs(List.of("job"), engine, System.nanoTime(), LEASE)
                .executeJob("job", commands, failures);
        verify(commands).execute(any(SecondFailureJobRetryCommand.class));
        verify(commands, never()).execute(any(FailedJobListener.class));
    }

    private void execute(long locked) {
        new LeasedJobExecutor.LeasedJobs(List.of("job"), engine, locked, LEASE)
                .executeJob("job", commands, new JobFailureCollector("job"));
    }
}
