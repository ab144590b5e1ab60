package org.serviceexchange.onboarding.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.web.PublicLinks.Piece;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PublicLinksTest {

    private static final OnboardingNumber NUMBER = new OnboardingNumber("ONB0001001");

    private final PublicLinks address = new PublicLinks(new WebProperties("https://ours.example:8443/sx"));

    @Test
    void links_start_with_base_url() {
        assertThat(address.record(NUMBER)).isEqualTo("https://ours.example:8443/sx/onboardings/ONB0001001");
        assertThat(address.subscription(NUMBER))
                .isEqualTo("https://ours.example:8443/sx/onboardings/ONB0001001#subscription");
        assertThat(address.tasklist()).isEqualTo("https://ours.example:8443/sx/camunda/app/tasklist/default/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    see https://ours.example:8443/sx/onboardings/ONB0001001#subscription | https://ours.example:8443/sx/onboardings/ONB0001001#subscription
                    (https://ours.example:8443/sx/a/), then          | https://ours.example:8443/sx/a/
                    at https://ours.example:8443/sx/a?b=c&d=%20e.    | https://ours.example:8443/sx/a?b=c&d=%20e
                    https://ours.example:8443/sx                     | https://ours.example:8443/sx
                    <https://ours.example:8443/sx/a>"b               | https://ours.example:8443/sx/a
                    """)
    void own_address_in_text_becomes_a_link(String text, String link) {
        assertThat(address.linked(text))
                .filteredOn(piece -> piece.href() != null)
                .containsExactly(new Piece(link, link));
        assertThat(whole(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example/sx/a",
                "https://ours.example:8443/sxy/a",
                "https://ours.example:8443/sx.evil.example/a",
                "https://ours.example:8443/sx@evil.example/",
                "https://ours.example:84433/sx/a",
                "http://ours.example:8443/sx/a",
                "javascript:alert('https:')",
                "plain text",
                ""
            })
    void other_address_in_text_stays_text(String text) {
        assertThat(address.linked(text)).allMatch(piece -> piece.href() == null);
        assertThat(whole(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "https://onboarding.company.example",
                "https://company.example/service-exchange"
            })
    void valid_base_url_is_accepted(String baseUrl) {
        starting(baseUrl).run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/",
                "localhost:8080",
                "ftp://company.example",
                "https://",
                "https://company.example?x=y",
                "https://user@company.example",
                "https://company.example/a b"
            })
    void invalid_base_url_stops_the_start(String baseUrl) {
        starting(baseUrl).run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("must be an address like https://onboarding.company.example"));
    }

    private String whole(String text) {
        return String.join("", address.linked(text).stream().map(Piece::text).toList());
    }

    private static ApplicationContextRunner starting(String baseUrl) {
        return new ApplicationContextRunner()
                .withUserConfiguration(PublicLinks.class)
                .withPropertyValues("onboarding.web.base-url:" + baseUrl);
    }
}
