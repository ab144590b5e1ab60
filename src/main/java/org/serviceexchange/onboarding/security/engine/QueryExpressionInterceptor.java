package org.serviceexchange.onboarding.security.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Closes CVE-2026-109432 of Camunda 7.24.0: the engine rejects expressions in a query, but not in the queries inside its
 * "or". An expression runs code, so every user with access to queries could run code.
 */
class QueryExpressionInterceptor extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query
                && QueryExpressions.all(query).findAny().isPresent()) {
            throw new BadUserRequestException(Sentence.of("engine.query").in(LocaleContextHolder.getLocale()));
        }
        return next.execute(command);
    }
}
