package org.serviceexchange.onboarding.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People copy an instance's host from the address bar of their browser. */
class InstanceHostTest {

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
    void address_around_the_host_is_removed(String typed) {
        assertThat(InstanceHost.parse(typed)).contains(new InstanceHost("acme.service-now.com"));
        assertThat(InstanceHost.parse(typed).orElseThrow().url()).isEqualTo("https://acme.service-now.com");
    }

    @ParameterizedTest
    @CsvSource({
        "acme.servicenowservices.com, acme.servicenowservices.com, acme",
        "https://www.acme.servicenowcloud.com/now, acme.servicenowcloud.com, acme",
        "https://Support.Acme.com/csm?id=1, support.acme.com, support",
        "www.acme.com, www.acme.com, www",
        "https://localhost:8443/, localhost:8443, localhost"
    })
    void host_is_kept_as_it_is(String typed, String host, String name) {
        assertThat(InstanceHost.parse(typed)).hasValueSatisfying(parsed -> {
            assertThat(parsed).hasToString(host);
            assertThat(parsed.name()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "acme.service-now.com, true",
        "acme.servicenowservices.com, true",
        "acme.servicenowcloud.com, true",
        "acme.example.com, false",
        "service-now.com, false",
        "www.service-now.com, false",
        "a.b.service-now.com, false",
        "acme.service-now.com:443, false",
        "acme.service-now.com., false",
        "acme.service-now.com.evil.example, false",
        "acmeservice-now.com, false",
        "user@acme.service-now.com, false",
        "xn--cme-5cd.service-now.com, false"
    })
    void only_one_label_before_a_domain_of_servicenow_is_an_instance(String host, boolean instance) {
        assertThat(InstanceHost.isOfServiceNow(host)).isEqualTo(instance);
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
                "acme..example.com",
                "127.0.0.1",
                "127.1",
                "[::1]",
                "acme.0x7f",
                "user@acme.service-now.com",
                "acme.service-now.com:0",
                "acme.service-now.com:x",
                "https://https://acme",
                "xn--cme-5cd",
                "xn--cme-5cd.example.com",
                "аcme",
                "acme\nb"
            })
    void what_is_no_host_is_not_parsed(String typed) {
        assertThat(InstanceHost.parse(typed)).isEmpty();
        assertThatThrownBy(() -> new InstanceHost(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64})
    void label_above_63_characters_is_not_parsed(int length) {
        assertThat(InstanceHost.parse("a".repeat(length)).isPresent()).isEqualTo(length <= 63);
        assertThat(InstanceHost.parse("a".repeat(length) + ".example").isPresent())
                .isEqualTo(length <= 63);
    }
}
