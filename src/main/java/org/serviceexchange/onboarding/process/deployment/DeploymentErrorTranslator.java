package org.serviceexchange.onboarding.process.deployment;

import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.model.xml.ModelException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.context.i18n.LocaleContextHolder;
import org.xml.sax.SAXException;

/** Answers 400 with the cause when a model cannot be deployed. The engine would wrap the cause and answer 500. */
class DeploymentErrorTranslator extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (BadUserRequestException | ParseException told) {
            throw told;
        } catch (ProcessEngineException | ModelException failure) {
            if (command instanceof DeployCmd) {
                for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                    if (cause instanceof BadUserRequestException refused) {
                        throw refused;
                    }
                    if (cause instanceof SAXException || cause instanceof ModelException) {
                        throw new BadUserRequestException(
                                Sentence.of("deployment.malformed").in(LocaleContextHolder.getLocale()), failure);
                    }
                    if (cause instanceof DmnEngineException) {
                        throw new BadUserRequestException(
                                Sentence.of("deployment.decisionUnreadable").in(LocaleContextHolder.getLocale()),
                                failure);
                    }
                }
            }
            throw failure;
        }
    }
}
