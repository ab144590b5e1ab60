package org.serviceexchange.onboarding;

import org.mockito.Mockito;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.util.AopTestUtils;

/**
 * Forgets after each test what the spies of {@link OnboardingTest} let fail. Spring's own listeners look at every bean of
 * the application four times a test, for any mock among them; that was a sixteenth of the CPU time of all tests.
 */
public class SpiesResetListener implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            ApplicationContext application = test.getApplicationContext();
            for (Class<?> type : OnboardingTest.SPIED) {
                application.getBeansOfType(type, false, false).values().forEach(SpiesResetListener::reset);
            }
        }
    }

    private static void reset(Object bean) {
        Object spy = AopTestUtils.getUltimateTargetObject(bean);
        if (Mockito.mockingDetails(spy).isMock()) {
            Mockito.reset(spy);
        }
    }
}
