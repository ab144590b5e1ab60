package org.serviceexchange.onboarding.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests.Attempt;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests.StillRunning;
import org.serviceexchange.onboarding.domain.idempotency.IdempotencyKey;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What cannot be brought about over HTTP without waiting. */
class IdempotencyFilterTest {

    private final IdempotentRequests requests = mock(IdempotentRequests.class);
    private final IdempotencyFilter filter = new IdempotencyFilter(requests, new ObjectMapper());
    private final FilterChain chain = mock(FilterChain.class);
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/onboardings/ONB1/comments");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void signedInProgramWithKey() {
        request.setRemoteUser("jane");
        request.addHeader(IdempotencyFilter.HEADER, "key");
    }

    @Test
    void first_request_that_still_runs_answers_409_with_retry_after() throws Exception {
        when(requests.begin(any(), any(), any())).thenReturn(new StillRunning());
        filter.doFilter(request, response, chain);
        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentAsString()).contains("still being carried out");
        verify(chain, never()).doFilter(any(), any());
    }

    @Test
    void answer_429_is_not_kept() throws Exception {
        Attempt attempt = new Attempt(new IdempotencyKey("jane", "key"), "attempt");
        when(requests.begin(any(), any(), any())).thenReturn(attempt);
        filter.doFilter(request, response, (first, answer) -> response.setStatus(429));
        verify(requests).forget(attempt);
        verify(requests, never()).answered(any(), any());
    }

    @Test
    void nobody_signed_in_is_not_covered() throws Exception {
        request.setRemoteUser(null);
        filter.doFilter(request, response, chain);
        verify(chain).doFilter(any(), any());
        verify(requests, never()).begin(any(), any(), any());
    }
}
