package org.serviceexchange.onboarding.monitoring;

import io.micrometer.core.instrument.config.MeterFilter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MonitoringConfiguration {

    private static final Duration VALID_FOR = Duration.ofSeconds(15);
    /** Less than the ten seconds after which Prometheus gives up, and as long as anybody waits for the database. */
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @Bean
    PrometheusRegistry prometheusRegistry(OnboardingFigureQueries queries) {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(new OnboardingMetrics(new CachedReading<>(
                queries::read, MonitoringConfiguration::inThread, VALID_FOR, TIMEOUT, System::nanoTime)));
        return registry;
    }

    /** Spring's own metrics of outgoing calls name the host, which names a customer. Outside calls have metrics of ours. */
    @Bean
    MeterFilter noHosts() {
        return MeterFilter.denyNameStartsWith("http.client.requests");
    }

    /** One at a time, rarely: a pool would only keep a thread. */
    private static void inThread(Runnable task) {
        Thread thread = new Thread(task, "monitoring-figures");
        thread.setDaemon(true);
        thread.start();
    }
}
