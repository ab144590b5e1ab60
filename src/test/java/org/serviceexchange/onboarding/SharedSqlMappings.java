package org.serviceexchange.onboarding;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.core.annotation.Order;

/**
 * Parses the engine's SQL mappings once for each kind of database, not once for each application context. The tests of one
 * JVM start a dozen contexts, and two thirds of each start went into these files.
 *
 * <p>The engine has a switch for this, but it shares the data source as well. Here each context keeps its own.
 */
@AutoConfiguration
@ConditionalOnClass(ProcessEngineConfigurationImpl.class)
@Order(SharedSqlMappings.LAST)
public class SharedSqlMappings extends AbstractProcessEnginePlugin {

    static final int LAST = Integer.MAX_VALUE;

    private static final Map<String, Configuration> PARSED = new ConcurrentHashMap<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        Configuration parsed = PARSED.get(database(engine.getDataSource()));
        if (parsed != null) {
            engine.setSqlSessionFactory(new WithDataSource(parsed, engine.getDataSource()));
        }
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        PARSED.putIfAbsent(
                database(engine.getDataSource()), engine.getSqlSessionFactory().getConfiguration());
    }

    private static String database(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sessions of the parsed mappings on another data source. */
    private static class WithDataSource extends DefaultSqlSessionFactory {

        private final Environment environment;

        WithDataSource(Configuration parsed, DataSource source) {
            super(parsed);
            environment = new Environment("default", new ManagedTransactionFactory(), source);
        }

        @Override
        public SqlSession openSession() {
            Configuration parsed = getConfiguration();
            return new DefaultSqlSession(
                    parsed,
                    parsed.newExecutor(
                            environment
                                    .getTransactionFactory()
                                    .newTransaction(
                                            environment.getDataSource(), (TransactionIsolationLevel) null, false),
                            parsed.getDefaultExecutorType()),
                    false);
        }
    }
}
