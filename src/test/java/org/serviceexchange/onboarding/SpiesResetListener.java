package org.serviceexchange.onboarding;

import java.util.List;
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

    private static ApplicationContext application;
    private static List<Object> spies;

    @Override
    public void afterTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            if (test.getApplicationContext() != application) {
                application = test.getApplicationContext();
                spies = spiesOf(application);
            }
            spies.forEach(Mockito::reset);
        }
    }

    private static List<Object> spiesOf(ApplicationContext application) {
        return OnboardingTest.SPIED.stream()
                .flatMap(type -> application.getBeansOfType(type, false, false).values().stream())
                .<Object>map(AopTestUtils::getUltimateTargetObject)
                .filter(bean -> Mockito.mockingDetails(bean).isMock())
                .toList();
    }
}
