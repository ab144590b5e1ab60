package org.serviceexchange.onboarding.security.engine;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/** The expressions of a query and of all queries inside it. */
final class QueryExpressions {

    // What filters need: the current user, the user's groups, and a time relative to now. These run no other code.
    private static final Pattern HARMLESS = Pattern.compile("[$#]\\{\\s*("
            + "currentUser\\(\\)|currentUserGroups\\(\\)"
            + "|(now|dateTime)\\(\\)(\\.(plus|minus)(Seconds|Minutes|Hours|Days|Weeks|Months|Years)\\(\\d{1,5}\\))*"
            + "(\\.toDate\\(\\))?"
            + ")\\s*}");

    private QueryExpressions() {}

    static Stream<String> all(AbstractQuery<?, ?> query) {
        Stream<String> own = query.getExpressions().values().stream();
        if (!(query instanceof TaskQueryImpl tasks)) {
            return own;
        }
        return Stream.concat(
                own, tasks.getQueries().stream().filter(inner -> inner != query).flatMap(QueryExpressions::all));
    }

    static boolean harmless(String expression) {
        return HARMLESS.matcher(expression).matches();
    }
}
