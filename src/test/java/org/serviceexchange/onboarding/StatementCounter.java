package org.serviceexchange.onboarding;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what a test sends to the database, from every thread. */
@TestComponent
public class StatementCounter implements BeanPostProcessor, QueryExecutionListener, MethodExecutionListener {

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final AtomicInteger commits = new AtomicInteger();
    private volatile boolean counting;

    /** What ran in this time; one entry for each statement. */
    public Count during(Runnable action) {
        statements.clear();
        commits.set(0);
        counting = true;
        try {
            action.run();
        } finally {
            counting = false;
        }
        return new Count(List.copyOf(statements), commits.get());
    }

    /** @param transactions commits */
    public record Count(List<String> statements, int transactions) {}

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new CountedDataSource(source) : bean;
    }

    /** Only counting costs something. */
    private class CountedDataSource extends DelegatingDataSource {

        private final DataSource counted;

        CountedDataSource(DataSource source) {
            super(source);
            counted = ProxyDataSourceBuilder.create(source)
                    .listener(StatementCounter.this)
                    .methodListener(StatementCounter.this)
                    .build();
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counting ? counted.getConnection() : super.getConnection();
        }
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // counted once it ran
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (counting) {
            queries.forEach(query -> statements.add(query.getQuery()));
        }
    }

    @Override
    public void beforeMethod(MethodExecutionContext context) {
        // counted once it ran
    }

    @Override
    public void afterMethod(MethodExecutionContext context) {
        if (counting && context.getMethod().getName().equals("commit")) {
            commits.incrementAndGet();
        }
    }
}
