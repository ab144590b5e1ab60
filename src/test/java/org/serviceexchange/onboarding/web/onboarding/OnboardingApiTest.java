package org.serviceexchange.onboarding.web.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;
import static org.serviceexchange.onboarding.web.WebSlice.ADMIN;
import static org.serviceexchange.onboarding.web.WebSlice.CUSTOMER;
import static org.serviceexchange.onboarding.web.WebSlice.as;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serviceexchange.onboarding.application.instructions.ReadInstructions;
import org.serviceexchange.onboarding.application.notification.ReadMailbox;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.web.SampleViews;
import org.serviceexchange.onboarding.web.WebSliceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSliceTest
class OnboardingApiTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ViewOnboardings onboardings;

    @Autowired
    private ReadInstructions instructions;

    @Autowired
    private ReadMailbox mailbox;

    @Test
    void onboarding_for_staff_contains_all_fields() {
        when(onboardings.find("ONB0001001", ADMIN))
                .thenReturn(Optional.of(SampleViews.full(OnboardingState.AWAITING_APPROVAL, Party.PROVIDER, true)));

        assertThat(mvc.get().uri("/api/onboardings/ONB0001001").with(as(ADMIN)))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {
                          "number": "ONB0001001",
                          "state": "AWAITING_APPROVAL",
                          "customerName": "Acme & Söhne",
                          "contactName": "Jürgen Groß",
                          "contactEmail": "admin@customer.example",
                          "instanceName": "acmeprod",
                          "instanceHost": "acmeprod.service-now.com",
                          "instanceId": "0123456789abcdef0123456789abcdef",
                          "environment": "test",
                          "replicationSet": "Incidents-And-Cases",
                          "waitingOn": "provider",
                          "waitingSince": "2026-11-22T14:05:00Z",
                          "due": "2026-11-27T17:00:00Z",
                          "registrationCase": {
                            "number": "CS0001001",
                            "state": "OPEN",
                            "shortDescription": "Service Exchange registration of Acme & Söhne",
                            "workNotes": [
                              {"at": "2026-11-22T14:04:00Z", "by": "agent",
                               "text": "The first note\\nin two lines. All is well."},
                              {"at": "2026-11-22T14:05:00Z", "by": "Service Exchange Onboarding",
                               "text": "Approve the replication subscription: http://localhost:8080/onboardings/ONB0001001#subscription"}
                            ],
                            "comments": [
                              {"at": "2026-11-22T14:05:00Z", "by": "provider-admin", "text": "A comment. All is well."}
                            ]
                          },
                          "subscription": {
                            "number": "RSUB0001001",
                            "state": "PENDING_APPROVAL",
                            "replicationSet": "SUBSCRIPTION_REQUESTED",
                            "link": "http://localhost:8080/onboardings/ONB0001001#subscription"
                          },
                          "rounds": [],
                          "notifications": [
                            {"kind": "CASE_OPENED", "to": "admin@customer.example", "status": "SENT",
                             "subject": "Case CS0001001 for Acme & Söhne", "at": "2026-11-22T14:05:00Z"}
                          ],
                          "timeline": [
                            {"at": "2026-11-22T14:05:00Z", "by": "provider-admin",
                             "what": "Acme & Söhne was registered. All is well."}
                          ]
                        }
                        """);
    }

    @Test
    void list_for_customer_omits_work_notes_and_missing_parts() {
        when(onboardings.list(CUSTOMER, OnboardingFilter.NONE, 0, 50))
                .thenReturn(List.of(
                        SampleViews.full(OnboardingState.ESTABLISHED, Party.NOBODY, false), SampleViews.fresh()));

        MvcTestResult result =
                mvc.get().uri("/api/onboardings").with(as(CUSTOMER)).exchange();

        assertThat(result).hasStatusOk().bodyText().doesNotContain("workNotes", "null");
        assertThat(result)
                .bodyJson()
                .extractingPath("$[0].registrationCase.comments")
                .asArray()
                .hasSize(1);
        assertThat(result).bodyJson().extractingPath("$[0].waitingOn").isEqualTo("nobody");
        assertThat(result).bodyJson().extractingPath("$[1].waitingOn").isEqualTo("system");
        assertThat(result).bodyJson().doesNotHavePath("$[1].registrationCase");
        assertThat(result).bodyJson().doesNotHavePath("$[1].subscription");
        assertThat(result)
                .bodyJson()
                .extractingPath("$[1].notifications")
                .asArray()
                .isEmpty();
    }

    @Test
    void list_uses_page_and_size() {
        when(onboardings.list(ADMIN, OnboardingFilter.NONE, 3, 200)).thenReturn(List.of(SampleViews.fresh()));

        assertThat(mvc.get().uri("/api/onboardings?page=3&size=200").with(as(ADMIN)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[0].number")
                .isEqualTo("ONB0001002");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    size=0         | “size” must be from 1 to 200.
                    size=201       | “size” must be from 1 to 200.
                    page=-1        | “page” must be from 0 to 1000000.
                    page=2000000   | “page” must be from 0 to 1000000.
                    page=last      | “page” must be a whole number.
                    size=99999999999 | “size” must be a whole number.
                    """)
    void invalid_page_parameter_answers_400(String query, String sentence) {
        assertThat(mvc.get().uri("/api/onboardings?" + query).with(as(ADMIN)))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(sentence);
    }

    @Test
    void onboarding_not_visible_to_customer_answers_404() {
        when(onboardings.find("ONB0009999", CUSTOMER)).thenReturn(Optional.empty());

        assertThat(mvc.get().uri("/api/onboardings/ONB0009999").with(as(CUSTOMER)))
                .hasStatus(HttpStatus.NOT_FOUND)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("There is no onboarding of this number that you may see.");
    }
}
