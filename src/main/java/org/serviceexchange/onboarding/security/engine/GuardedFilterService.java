package org.serviceexchange.onboarding.security.engine;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.query.Query;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Closes CVE-2026-109432 for filters, as {@link QueryExpressionInterceptor} does for queries. A saved filter may contain
 * only the few expressions that Tasklist's own filters need. A query that extends a filter may contain none.
 */
class GuardedFilterService extends FilterServiceImpl {

    @Override
    public Filter saveFilter(Filter filter) {
        harmless(filter);
        return super.saveFilter(filter);
    }

    @Override
    public <T> List<T> list(String filterId) {
        harmless(getFilter(filterId));
        return super.list(filterId);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filterId, Q extendingQuery) {
        plain(filterId, extendingQuery);
        return super.list(filterId, extendingQuery);
    }

    @Override
    public <T> List<T> listPage(String filterId, int firstResult, int maxResults) {
        harmless(getFilter(filterId));
        return super.listPage(filterId, firstResult, maxResults);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(
            String filterId, Q extendingQuery, int firstResult, int maxResults) {
        plain(filterId, extendingQuery);
        return super.listPage(filterId, extendingQuery, firstResult, maxResults);
    }

    @Override
    public <T> T singleResult(String filterId) {
        harmless(getFilter(filterId));
        return super.singleResult(filterId);
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filterId, Q extendingQuery) {
        plain(filterId, extendingQuery);
        return super.singleResult(filterId, extendingQuery);
    }

    @Override
    public Long count(String filterId) {
        harmless(getFilter(filterId));
        return super.count(filterId);
    }

    @Override
    public Long count(String filterId, Query<?, ?> extendingQuery) {
        plain(filterId, extendingQuery);
        return super.count(filterId, extendingQuery);
    }

    private void plain(String filterId, Query<?, ?> extending) {
        harmless(getFilter(filterId));
        if (extending instanceof AbstractQuery<?, ?> query
                && QueryExpressions.all(query).findAny().isPresent()) {
            throw new BadUserRequestException(Sentence.of("engine.query").in(LocaleContextHolder.getLocale()));
        }
    }

    private static void harmless(Filter filter) {
        if (filter != null
                && filter.getQuery() instanceof AbstractQuery<?, ?> query
                && !QueryExpressions.all(query).allMatch(QueryExpressions::harmless)) {
            throw new BadUserRequestException(
                    Sentence.of("engine.filter", "${currentUser()}, ${currentUserGroups()}, ${now()}", "${dateTime()}")
                            .in(LocaleContextHolder.getLocale()));
        }
    }
}
