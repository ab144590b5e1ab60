package org.serviceexchange.onboarding.process.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.serviceexchange.onboarding.domain.InvalidInput;

/**
 * Turns {@link InvalidInput} into the one exception whose message reaches Tasklist, and REST as 400. The engine wraps
 * what listeners throw, and only a {@link FormFieldValidationException} at the top keeps its message.
 */
class ValidationErrorTranslator extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (InvalidInput | ProcessEngineException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidInput refused) {
                    throw new FormFieldValidationException(refused.errors(), asText(refused.getMessage()), refused);
                }
            }
            throw failure;
        }
    }

    /** Tasklist inserts the message as HTML, and the message may quote input. So it must not contain a tag. */
    private static String asText(String message) {
        return message.replace('<', '‹').replace('>', '›');
    }
}
