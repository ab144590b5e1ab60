package org.serviceexchange.onboarding.process.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.history.producer.DefaultHistoryEventProducer;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;

class ValidationErrorTranslatorTest {

    private final ValidationErrorTranslator translator = new ValidationErrorTranslator();

    /** The engine logs a stack trace of every failed job, but none of a conflict, and takes no retry for it. */
    @Test
    void job_that_a_person_was_faster_than_meets_a_conflict() {
        fails(new ProcessEngineException("wrapped", ConcurrentChangeException.ofRequests()));
        assertThatThrownBy(() -> translator.execute(new ExecuteJobsCmd("job", new JobFailureCollector("job"))))
                .isExactlyInstanceOf(OptimisticLockingException.class)
                .hasMessage(ConcurrentChangeException.ofRequests().getMessage());
    }

    @Test
    void person_reads_the_sentence_of_a_conflict() {
        fails(ConcurrentChangeException.ofRequests());
        assertThatThrownBy(() -> translator.execute(context -> null))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessage(ConcurrentChangeException.ofRequests().getMessage());
    }

    /** On PostgreSQL another transaction may delete the execution after this one has read its task. */
    @Test
    void task_that_ends_while_its_form_is_submitted_is_a_conflict() {
        fails(missing(() -> new DefaultHistoryEventProducer().createUserOperationLogEvents(null)));
        assertThatThrownBy(() -> translator.execute(new SubmitTaskFormCmd("1", Map.of(), false, false)))
                .isInstanceOf(OptimisticLockingException.class);
    }

    @Test
    void value_that_is_missing_elsewhere_is_no_conflict() {
        fails(missing(() -> Map.of().get(null)));
        assertThatThrownBy(() -> translator.execute(new SubmitTaskFormCmd("1", Map.of(), false, false)))
                .isInstanceOf(NullPointerException.class);
    }

    private static NullPointerException missing(ThrowingCallable code) {
        return catchThrowableOfType(NullPointerException.class, code);
    }

    private void fails(RuntimeException failure) {
        translator.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                throw failure;
            }
        });
    }
}
