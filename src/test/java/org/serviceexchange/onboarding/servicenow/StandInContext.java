package org.serviceexchange.onboarding.servicenow;

import java.time.Clock;
import java.util.Map;
import org.serviceexchange.onboarding.application.port.instance.InstanceAddresses;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** What calls an instance: the client, and the guard for outgoing calls, without the rest of the application. */
public class StandInContext implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public StandInContext(ServiceNowStandIn instance, Clock clock, Map<String, String> settings) {
        TestPropertyValues.of("onboarding.outgoing.deadline=2s").and(settings).applyTo(context);
        TestPropertyValues.of(instance.settings().entrySet().stream()
                        .filter(one -> !settings.containsKey(one.getKey()))
                        .map(one -> one.getKey() + "=" + one.getValue()))
                .applyTo(context);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(OutsideCalls.class, () -> (system, outcome, took) -> {});
        context.register(Calls.class);
        context.refresh();
    }

    /** With limits of its own, as after a start. */
    public InstanceClient client() {
        return instances().newProvider();
    }

    public ServiceNowInstances instances() {
        return context.getBean(ServiceNowInstances.class);
    }

    public InstanceAddresses addresses() {
        return context.getBean(InstanceAddresses.class);
    }

    public ServiceNowTableProperties tables() {
        return context.getBean(ServiceNowTableProperties.class);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"org.serviceexchange.onboarding.outgoing", "org.serviceexchange.onboarding.servicenow"})
    @ImportAutoConfiguration({
        ConfigurationPropertiesAutoConfiguration.class,
        SslAutoConfiguration.class,
        HttpClientAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        RestClientAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    static class Calls {}
}
