package org.serviceexchange.onboarding.process.engine;

import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.serviceexchange.onboarding.application.port.BusySystemException;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.FieldError;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Turns {@link InvalidInputException} and {@link ConcurrentChangeException} into the one exception whose message reaches Tasklist, and REST as
 * 400. The engine wraps what listeners throw, and only a {@link FormFieldValidationException} at the top keeps its message.
 *
 * <p>A job has no reader. A person who was faster than a job, such as one who withdraws an onboarding right after it began, is
 * no failure of the job: the engine runs it again and keeps its retries, as after its own conflicts. Neither is an outside
 * system that takes no further call at the moment.
 */
class ValidationErrorTranslator extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (InvalidInputException
                | ConcurrentChangeException
                | BusySystemException
                | ProcessEngineException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidInputException invalid) {
                    throw translated(invalid.errors(), invalid.sentence(), invalid);
                }
                if (cause instanceof ConcurrentChangeException conflict) {
                    if (command instanceof ExecuteJobsCmd) {
                        throw new OptimisticLockingException(conflict.getMessage());
                    }
                    throw translated(List.of(), conflict.sentence(), conflict);
                }
                if (cause instanceof BusySystemException busy && command instanceof ExecuteJobsCmd) {
                    throw new PostponedJobException(busy);
                }
            }
            throw failure;
        } catch (NullPointerException failure) {
            if (command instanceof SubmitTaskFormCmd && isThrownByEngine(failure)) {
                throw new OptimisticLockingException("The task ended while its form was submitted.");
            }
            throw failure;
        }
    }

    /** The engine reads the task and what belongs to it one after the other; what has ended in between is null to it. */
    private static boolean isThrownByEngine(NullPointerException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.camunda.bpm.engine.impl.");
    }

    private static FormFieldValidationException translated(
            List<FieldError> errors, Sentence sentence, RuntimeException cause) {
        return new FormFieldValidationException(errors, asText(sentence.in(LocaleContextHolder.getLocale())), cause);
    }

    /** Tasklist inserts the message as HTML, and the message may quote input. So it must not contain a tag. */
    private static String asText(String message) {
        return message.replace('<', '‹').replace('>', '›');
    }
}
