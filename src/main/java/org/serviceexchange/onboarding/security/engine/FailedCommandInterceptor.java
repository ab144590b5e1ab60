package org.serviceexchange.onboarding.security.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.serviceexchange.onboarding.security.request.CurrentRequest;

/**
 * Keeps with the request that a command failed with an error of Java: it is a fault of the application. The same error
 * outside of a command is the engine's REST API, which takes for granted each value that a body may lack.
 */
public class FailedCommandInterceptor extends CommandInterceptor {

    /** An attribute of the request. */
    public static final String FAILED = FailedCommandInterceptor.class.getName();

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException ofTheEngine) {
            throw ofTheEngine;
        } catch (RuntimeException | Error fault) {
            if (CurrentRequest.get() != null) {
                CurrentRequest.get().setAttribute(FAILED, true);
            }
            throw fault;
        }
    }
}
