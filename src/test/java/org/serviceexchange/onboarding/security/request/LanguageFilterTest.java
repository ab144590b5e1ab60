package org.serviceexchange.onboarding.security.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LanguageFilterTest {

    @Test
    void request_has_only_languages_with_messages() throws ServletException, IOException {
        assertThat(languageOf("la-VA", new Locale("la", "VA"))).hasToString("la");
        assertThat(languageOf("en-GB", Locale.UK)).isEqualTo(Locale.ENGLISH);
        // a bundle of each language would stay in memory
        for (int i = 0; i < 100; i++) {
            assertThat(languageOf("x" + i, new Locale("x" + i))).isEqualTo(Locale.ENGLISH);
        }
    }

    @Test
    void request_without_header_does_not_get_the_servers_language() throws ServletException, IOException {
        assertThat(languageOf(null, new Locale("la"))).isEqualTo(Locale.ENGLISH);
    }

    /** @param parsed what the container makes of the header, or its own language without one */
    private static Locale languageOf(String header, Locale parsed) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addPreferredLocale(parsed);
        request.removeHeader("Accept-Language");
        if (header != null) {
            request.addHeader("Accept-Language", header);
        }
        MockFilterChain behind = new MockFilterChain();
        new LanguageFilter().doFilter(request, new MockHttpServletResponse(), behind);
        assertThat(Collections.list(behind.getRequest().getLocales()))
                .containsExactly(behind.getRequest().getLocale());
        return behind.getRequest().getLocale();
    }
}
