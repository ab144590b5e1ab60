package org.serviceexchange.onboarding;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** A PostgreSQL for one application, which is there before it and outlives it. Tests break the way to it: {@link TcpProxy}. */
public final class RealPostgres implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext application) {
        EmbeddedPostgres postgres = start();
        TcpProxy way = new TcpProxy(postgres.getPort());
        TestPropertyValues.of(
                        "spring.datasource.url=jdbc:postgresql://localhost:%d/postgres".formatted(way.port()),
                        "spring.datasource.username=postgres")
                .applyTo(application);
        application.getDefaultListableBeanFactory().registerSingleton("wayToDatabase", way);
        // what is registered first is closed last: the engine asks for a connection once more when it closes
        application.getDefaultListableBeanFactory().registerDisposableBean("postgres", () -> {
            way.close();
            postgres.close();
        });
    }

    private static EmbeddedPostgres start() {
        try {
            // a hook of its own would not wait for the application
            return EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
