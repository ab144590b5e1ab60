package org.serviceexchange.onboarding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.onboarding.OnboardingProcess;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.security.account.FastPasswordHash;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.bean.override.BeanOverrideTestExecutionListener;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;
import org.springframework.test.context.support.DirtiesContextBeforeModesTestExecutionListener;
import org.springframework.test.context.support.DirtiesContextTestExecutionListener;
import org.springframework.test.context.web.ServletTestExecutionListener;

/**
 * The whole application as in the demo, on a database in memory, at a port of its own. Jobs run when the test
 * says so: {@link OnboardingScenario#runJobs()}. What tests let fail is spied in all of them, so that they share one
 * application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            // the engine's statements are long, and H2 keeps but 8 of them read
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=500",
            "camunda.bpm.job-execution.enabled=false",
            // a key for tests alone, so that customers can give access to their instances
            "onboarding.secrets.key=dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=",
            // tests switch metrics off otherwise
            "management.prometheus.metrics.export.enabled=true",
            "onboarding.monitoring.token=a-token-for-tests-alone-0123456789",
            // of the OpenID provider for tests; it would look for a template of each of our pages
            "spring.freemarker.enabled=false",
            // links in mails are asserted, and the port is random
            "onboarding.web.base-url=http://localhost:8080"
        })
@ActiveProfiles("demo")
@MockitoSpyBean(types = {IntegrationRequests.class, MailDelivery.class, OnboardingProcess.class, Onboardings.class})
// Spring's own, without those that look for mocks among all beans before and after each test
@TestExecutionListeners({
    ServletTestExecutionListener.class,
    DirtiesContextBeforeModesTestExecutionListener.class,
    BeanOverrideTestExecutionListener.class,
    DependencyInjectionTestExecutionListener.class,
    DirtiesContextTestExecutionListener.class,
    EnginePerContextListener.class,
    SpiesResetListener.class
})
@Import({OnboardingScenario.class, ScriptedInstances.class, StatementCounter.class, FastPasswordHash.class})
public @interface OnboardingTest {

    List<Class<?>> SPIED = Arrays.asList(
            OnboardingTest.class.getAnnotation(MockitoSpyBean.class).types());
}
