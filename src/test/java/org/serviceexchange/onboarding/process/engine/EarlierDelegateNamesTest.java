package org.serviceexchange.onboarding.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingTest;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@OnboardingTest
class EarlierDelegateNamesTest {

    @Autowired
    BeanFactory beans;

    @Test
    void a_model_of_an_earlier_version_finds_its_delegates() {
        assertThat(EarlierDelegateNames.CURRENT_BY_EARLIER).isNotEmpty().allSatisfy((earlier, current) -> assertThat(
                        beans.getBean(earlier, JavaDelegate.class))
                .isSameAs(beans.getBean(current, JavaDelegate.class)));
    }
}
