package org.serviceexchange.onboarding.servicenow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessMethod;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.web.client.RestClient;

/** How long the credentials of a customer stay in memory. */
class ServiceNowInstancesTest {

    /** Read by nobody; without it the compiler could leave the allocation out. */
    private static volatile byte[] garbage;

    private static final OnboardingNumber OWNER = new OnboardingNumber("ONB0001001");

    private static ServiceNowInstances keeping(Duration time) {
        return new ServiceNowInstances(
                new ServiceNowProperties(null, 5, Duration.ofSeconds(30)),
                RestClient.builder(),
                (system, outcome, took) -> {},
                new ObjectMapper(),
                Clock.systemUTC(),
                time);
    }

    /** Nothing but the cache holds them then. */
    private static WeakReference<InstanceCredentials> used(ServiceNowInstances instances, String secret) {
        InstanceCredentials credentials = new InstanceCredentials(AccessMethod.OAUTH, "client", secret);
        instances.customer(OWNER, URI.create("https://acme.service-now.com"), credentials);
        return new WeakReference<>(credentials);
    }

    private static void awaitCollected(WeakReference<?> reference) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            collectYoungObjects();
            assertThat(reference.get()).isNull();
        });
    }

    /** All objects of these tests are young: a full collection would look through every application that is running. */
    private static void collectYoungObjects() {
        WeakReference<Object> collected = new WeakReference<>(new Object());
        while (collected.get() != null) {
            garbage = new byte[1_000_000];
        }
    }

    @Test
    void they_leave_it_at_once_when_they_are_forgotten_or_others_are_used() {
        ServiceNowInstances instances = keeping(Duration.ofHours(1));
        WeakReference<InstanceCredentials> first = used(instances, "secret");
        collectYoungObjects();
        assertThat(first.get()).isNotNull();

        WeakReference<InstanceCredentials> second = used(instances, "other secret");
        awaitCollected(first);
        instances.forgetCustomer(OWNER);
        awaitCollected(second);
    }

    @Test
    void they_leave_it_soon_after_the_last_call_although_no_other_call_follows() {
        ServiceNowInstances instances = keeping(Duration.ofMillis(200));
        awaitCollected(used(instances, "secret"));
        Reference.reachabilityFence(instances);
    }
}
