package org.serviceexchange.onboarding.web.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.when;
import static org.serviceexchange.onboarding.web.WebSlice.ADMIN;
import static org.serviceexchange.onboarding.web.WebSlice.CUSTOMER;
import static org.serviceexchange.onboarding.web.WebSlice.as;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch.Line;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch.Waiting;
import org.serviceexchange.onboarding.application.search.SearchOnboardings;
import org.serviceexchange.onboarding.application.search.SearchOnboardings.Counts;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.web.SampleViews;
import org.serviceexchange.onboarding.web.WebSliceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSliceTest
class OnboardingListTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ViewOnboardings onboardings;

    @Autowired
    private SearchOnboardings search;

    @Test
    void list_shows_onboardings_with_state_and_due_date() {
        when(onboardings.list(ADMIN, OnboardingFilter.NONE, 0, 25))
                .thenReturn(List.of(
                        SampleViews.full(OnboardingState.AWAITING_APPROVAL, Party.PROVIDER, true),
                        SampleViews.full(OnboardingState.ESTABLISHED, Party.NOBODY, true),
                        SampleViews.fresh()));

        assertThat(page("/onboardings", ADMIN))
                .contains("href=\"/onboardings/ONB0001001\"", "Acme &amp; Söhne", "CS0001001", "RSUB0001001")
                .contains("Awaiting approval", "Established", "Registered", "The provider", ">–<", "The system")
                .contains("due <time datetime=\"2026-11-27T17:00:00Z\">27 Nov 2026, 17:00 UTC</time>")
                .doesNotContain("class=\"paging\"");
    }

    @Test
    void list_offers_filters_with_counts_to_staff() {
        OnboardingFilter filter = new OnboardingFilter(
                "Acme",
                Set.of(OnboardingState.DENIED),
                Set.of(),
                null,
                Set.of(),
                false,
                OnboardingFilter.Order.CUSTOMER,
                false);
        List<OnboardingView> full = Collections.nCopies(25, SampleViews.fresh());
        when(onboardings.list(eq(ADMIN), eq(filter), anyInt(), anyInt())).thenReturn(full);
        when(search.counts(filter, OptionalLong.empty(), ADMIN))
                .thenReturn(Optional.of(new Counts(
                        26,
                        Map.of("DENIED", 26L),
                        Map.of("NOBODY", 30L),
                        Map.of("TEST", 4L),
                        Map.of("OVERDUE", 3L),
                        2)));

        assertThat(page("/onboardings?q=Acme&state=DENIED&sort=customer", ADMIN))
                .contains("value=\"Acme\"", "26 onboardings", "Denied (26)", "None (30)", "Test (4)")
                .contains("href=\"/onboardings?late=overdue&amp;sort=due\"")
                .contains("href=\"/onboardings?q=Acme&amp;state=DENIED&amp;sort=customer&amp;page=1\"")
                .contains("href=\"/onboardings.csv?q=Acme&amp;state=DENIED&amp;sort=customer&amp;\"")
                .contains("<option value=\"DENIED\" selected=\"selected\">")
                .doesNotContain("??", "null");
        assertThat(page("/onboardings", CUSTOMER)).doesNotContain("class=\"card filter\"");
    }

    @Test
    void export_is_a_file_for_staff_only() {
        doAnswer(call -> {
                    call.<Consumer<Line>>getArgument(2)
                            .accept(new Line(
                                    "ONB0001001",
                                    "=Acme & Söhne",
                                    new Contact("Jürgen Groß", new EmailAddress("admin@customer.example")),
                                    "acmeprod.service-now.com",
                                    "TEST",
                                    "DENIED",
                                    new Waiting("NOBODY", SampleViews.SINCE, null),
                                    SampleViews.SINCE));
                    return true;
                })
                .when(search)
                .export(eq(OnboardingFilter.NONE), eq(ADMIN), any());

        assertThat(mvc.get().uri("/onboardings.csv").with(as(ADMIN)))
                .hasStatusOk()
                .hasHeader("Content-Type", "text/csv;charset=UTF-8")
                .hasHeader("Content-Disposition", "attachment; filename=\"onboardings.csv\"")
                .bodyText()
                .isEqualTo(
                        "\uFEFFnumber,customerName,contactName,contactEmail,instanceHost,environment,state,waitingOn,waitingSince,due,registeredAt\r\n"
                                + "ONB0001001,'=Acme & Söhne,Jürgen"
                                + " Groß,admin@customer.example,acmeprod.service-now.com,test,DENIED,nobody,2026-11-22T14:05:00Z,,2026-11-22T14:05:00Z\r\n");
        assertThat(mvc.get().uri("/onboardings.csv").with(as(CUSTOMER))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void empty_list_shows_the_reason() {
        assertThat(page("/onboardings", ADMIN)).contains("No customer is registered yet.");
        assertThat(page("/onboardings", CUSTOMER)).contains("There is no onboarding that you take part in.");
    }

    @Test
    void list_links_to_previous_and_next_page() {
        List<OnboardingView> full = Collections.nCopies(25, SampleViews.fresh());
        when(onboardings.list(ADMIN, OnboardingFilter.NONE, 0, 25)).thenReturn(full);
        when(onboardings.list(ADMIN, OnboardingFilter.NONE, 1, 25)).thenReturn(full);
        when(onboardings.list(ADMIN, OnboardingFilter.NONE, 25, 1)).thenReturn(List.of(SampleViews.fresh()));
        when(onboardings.list(ADMIN, OnboardingFilter.NONE, 50, 1)).thenReturn(List.of());

        assertThat(page("/onboardings", ADMIN))
                .contains("href=\"/onboardings?page=1\"")
                .doesNotContain("rel=\"prev\"");
        assertThat(page("/onboardings?page=1", ADMIN))
                .contains("href=\"/onboardings?page=0\"")
                .doesNotContain("rel=\"next\"");
        assertThat(page("/onboardings?page=-3", ADMIN)).contains("Page 1");
        assertThat(page("/onboardings?page=2147483647", ADMIN)).contains("There are no more onboardings.");
    }

    private String page(String uri, CurrentUser currentUser) {
        MvcTestResult result = mvc.get().uri(uri).with(as(currentUser)).exchange();
        assertThat(result).hasStatusOk().hasContentTypeCompatibleWith("text/html");
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
