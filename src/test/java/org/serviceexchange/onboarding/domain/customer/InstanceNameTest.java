package org.serviceexchange.onboarding.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People copy an instance's name from the address bar of their browser. */
class InstanceNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "ACME",
                " acme ",
                "acme.service-now.com",
                "Acme.Service-Now.com",
                "acme.service-now.com.",
                "acme.service-now.com/",
                "www.acme.service-now.com",
                "https://acme.service-now.com",
                "HTTP://acme.service-now.com",
                "https://www.acme.service-now.com/nav_to.do?uri=%2Fincident.do#top",
                "https://acme.service-now.com?id=1",
                "https://acme.service-now.com#top",
                "https://acme/now/nav"
            })
    void address_around_instance_name_is_removed(String typed) {
        assertThat(InstanceName.parse(typed)).contains(new InstanceName("acme"));
        assertThat(InstanceName.parse(typed).orElseThrow().url()).isEqualTo("https://acme.service-now.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "/acme",
                "-acme",
                "acme-",
                "ac me",
                "acme.example.com",
                "acme.service-now.com.evil.example",
                "https://evil.example/acme.service-now.com",
                "user@acme.service-now.com",
                "acme.service-now.com:443",
                "https://https://acme",
                "xn--cme-5cd",
                "аcme",
                "acme\nb"
            })
    void invalid_instance_name_is_not_parsed(String typed) {
        assertThat(InstanceName.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64})
    void instance_name_above_maximum_length_is_not_parsed(int length) {
        assertThat(InstanceName.parse("a".repeat(length)).isPresent()).isEqualTo(length <= InstanceName.MAX_LENGTH);
    }
}
