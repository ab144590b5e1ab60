package org.serviceexchange.onboarding.process.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.serviceexchange.onboarding.domain.InvalidInput;

/**
 * Brings what the domain refused to the person who typed it. The engine wraps what listeners throw; only a
 * {@link FormFieldValidationException} at the top reaches Tasklist, and REST as 400, with its own message.
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

    /** Tasklist puts the message into the page as HTML. A sentence may quote what somebody typed, so no tag may get in. */
    private static String asText(String message) {
        return message.replace('<', '‹').replace('>', '›');
    }
}
