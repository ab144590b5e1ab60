package org.serviceexchange.onboarding.web.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Lateness;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Order;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

class FilterParametersTest {

    @Test
    void parameters_are_read_and_written() {
        MultiValueMap<String, String> parameters = of(
                "q=%20Acme%20&state=DENIED&state=EXPIRED&waitingOn=provider&late=due-soon&environment=test&sort=-due&page=3");

        assertThat(FilterParameters.parse(parameters))
                .isEqualTo(new OnboardingFilter(
                        "Acme",
                        Set.of(OnboardingState.DENIED, OnboardingState.EXPIRED),
                        Set.of(Party.PROVIDER),
                        Lateness.DUE_SOON,
                        Set.of(Environment.TEST),
                        false,
                        Order.DUE,
                        true));
        assertThat(FilterParameters.query(parameters))
                .isEqualTo(
                        "q=Acme&state=DENIED&state=EXPIRED&waitingOn=provider&late=due-soon&environment=test&sort=-due&");
    }

    @Test
    void blank_parameters_restrict_nothing() {
        MultiValueMap<String, String> parameters = of("q=&state=&late=&sort=");

        assertThat(FilterParameters.parse(parameters)).isEqualTo(OnboardingFilter.NONE);
        assertThat(FilterParameters.query(parameters)).isEmpty();
    }

    @Test
    void text_is_encoded_in_an_address() {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.add("q", "\"><script>&page=9 {x}");

        assertThat(FilterParameters.query(parameters)).doesNotContain("<", "\"", " ", "&page", "{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"state=NEW", "waitingOn=PROVIDER", "late=always", "environment=live", "sort=state", "sort=-"})
    void unknown_value_is_refused(String query) {
        assertThatThrownBy(() -> FilterParameters.parse(of(query))).isInstanceOf(ErrorResponseException.class);
    }

    private static MultiValueMap<String, String> of(String query) {
        MultiValueMap<String, String> decoded = new LinkedMultiValueMap<>();
        UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .forEach((name, values) -> values.stream()
                        .map(value -> value == null ? "" : UriUtils.decode(value, "UTF-8"))
                        .forEach(value -> decoded.add(name, value)));
        return decoded;
    }
}
