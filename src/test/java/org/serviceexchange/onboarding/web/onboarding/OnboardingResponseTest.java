package org.serviceexchange.onboarding.web.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.web.onboarding.OnboardingResponse.RoundResponse;

class OnboardingResponseTest {

    @Test
    void the_contract_lists_each_decision_of_the_provider() throws Exception {
        Schema decision = RoundResponse.class.getDeclaredField("decision").getAnnotation(Schema.class);

        assertThat(decision.allowableValues())
                .containsExactlyInAnyOrder(
                        Stream.of(Decision.values()).map(Decision::value).toArray(String[]::new));
    }
}
