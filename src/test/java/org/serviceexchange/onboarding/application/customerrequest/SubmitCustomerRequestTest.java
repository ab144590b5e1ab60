package org.serviceexchange.onboarding.application.customerrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequests;
import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequests.Counted;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;
import org.serviceexchange.onboarding.domain.registration.ImportedRow;

class SubmitCustomerRequestTest {

    private static final Instant HOUR = Instant.parse("2026-11-27T09:00:00Z");
    private static final Instant NOW = HOUR.plusSeconds(2_400);

    private final CustomerRequests requests = mock(CustomerRequests.class);
    private final SubmitCustomerRequest connection = new SubmitCustomerRequest(
            requests,
            mock(CustomerRequestMails.class),
            mock(ProviderSetups.class),
            mock(Links.class),
            new CustomerRequestLimits(Duration.ofHours(24), 5, 20, 60),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({"60,0,0", "0,5,0", "0,0,20"})
    void limits_in_total_of_an_address_and_of_a_network_refuse_alike(int total, int ofAddress, int ofNetwork) {
        counted(new Counted(total, ofAddress, ofNetwork));
        assertThat(ask("192.0.2.1")).isInstanceOfSatisfying(Result.RateLimited.class, refused -> {
            assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1_201));
            assertThat(refused.sentence()).hasToString("Too many requests came in a short time. Try again in an hour.");
        });
        verify(requests, never()).add(any(), any(), anyInt());
    }

    @Test
    void one_below_each_limit_is_taken_as_the_next_of_its_address() {
        counted(new Counted(59, 4, 19));
        assertThat(ask("192.0.2.1")).isEqualTo(new Result.Success<>("ada@acme.example"));
        verify(requests).add(any(), eq("192.0.2.1"), eq(5));
    }

    @Test
    void request_of_the_same_moment_for_the_address_counts() {
        counted(new Counted(0, 0, 0));
        doThrow(ConcurrentChangeException.ofLinks("ada@acme.example"))
                .when(requests)
                .add(any(), any(), anyInt());
        assertThat(ask("192.0.2.1")).isInstanceOf(Result.RateLimited.class);
    }

    @Test
    void addresses_of_one_ipv6_network_count_together() {
        counted(new Counted(0, 0, 0));
        ask("2001:db8:1:2:aaaa::1");
        verify(requests).countIn(eq(HOUR), any(), eq("20010db800010002"));
        verify(requests).add(any(), eq("20010db800010002"), eq(1));
    }

    private void counted(Counted counted) {
        when(requests.add(any(), any(), anyInt())).thenAnswer(added -> {
            CustomerRequest request = added.getArgument(0);
            return new CustomerRequest(1L, request.details(), request.made(), null, null);
        });
        when(requests.countIn(eq(HOUR), any(), any())).thenReturn(counted);
    }

    private Result<String> ask(String remoteAddress) {
        return connection.request(
                ImportedRow.read(
                        1,
                        Map.of(
                                "customerName", "Acme",
                                "contactName", "Ada",
                                "contactEmail", "Ada@acme.example",
                                "instanceName", "acme",
                                "instanceId", "0123456789abcdef0123456789abcdef")),
                remoteAddress,
                Locale.ENGLISH);
    }
}
