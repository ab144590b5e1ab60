package org.serviceexchange.onboarding.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.NonDefaultConfiguration;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.webhook.SendWebhooks;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A change of an onboarding becomes a message, and its log says what became of it; here the receiver cannot be reached. */
@OnboardingTest
@NonDefaultConfiguration
class WebhooksTest {

    private static final String LOG = "/api/webhook-deliveries";
    private static final String PAGE = "/operations/webhooks";

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    SendWebhooks sendWebhooks;

    @Test
    void change_of_an_onboarding_is_sent_logged_and_sent_again() throws Exception {
        Person customer = story.newCustomerAdmin();
        String number = story.numberOf(story.registered(customer));

        List<JsonNode> written = messagesOf(number);
        assertThat(written)
                .extracting(one -> new ObjectMapper()
                        .readTree(one.path("body").asText())
                        .path("data")
                        .path("state")
                        .asText())
                .containsSubsequence("AWAITING_PROVIDER_RECORD", "REGISTERED");
        assertThat(written.toString()).doesNotContain(customer.company(), customer.id(), customer.instanceId());

        await().until(() -> {
            sendWebhooks.sendDue("erp");
            return messagesOf(number).stream()
                    .allMatch(one -> one.path("lastOutcome").asText().equals("unreachable"));
        });

        TestHttpClient browser = new TestHttpClient(port);
        browser.signInAtOurPage("operations", "demo");
        Document page = Jsoup.parse(browser.get(PAGE).body());
        Element row =
                page.select("tbody tr:has(a:contains(%s))".formatted(number)).first();
        assertThat(row.text()).contains("Pending", "The receiver cannot be reached.", "Send again");
        HttpResponse<String> again = browser.postForm(
                row.select("form").attr("action"),
                Map.of("_csrf", row.select("[name=_csrf]").attr("value")));
        assertThat(again.statusCode()).as(again.body()).isEqualTo(302);
        assertThat(browser.get(PAGE).body()).contains("The message is sent again within seconds.");
        assertThat(Jsoup.parse(browser.get(PAGE + "?state=delivered").body()).select("tbody tr"))
                .isEmpty();
    }

    @Test
    void nobody_else_sees_the_log_or_sends_a_message() throws Exception {
        String number = story.numberOf(story.registered(story.newCustomerAdmin()));
        long id = messagesOf(number).get(0).path("id").asLong();
        TestHttpClient program = new TestHttpClient(port);
        for (String user : List.of("provider-agent", "process-designer")) {
            assertThat(program.get(LOG, user, "demo").statusCode()).isEqualTo(404);
            assertThat(program.post(LOG + "/%d/attempts".formatted(id), "", user, "demo")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(program.post(LOG + "/%d/attempts".formatted(id), "", "provider-admin", "demo")
                        .statusCode())
                .isEqualTo(200);
        assertThat(program.get(LOG + "?state=lost", "operations", "demo").statusCode())
                .isEqualTo(400);
    }

    private List<JsonNode> messagesOf(String number) throws Exception {
        HttpResponse<String> log = new TestHttpClient(port).get(LOG + "?size=200", "operations", "demo");
        return StreamSupport.stream(TestHttpClient.json(log).spliterator(), false)
                .filter(one -> one.path("onboarding").asText().equals(number))
                .toList();
    }
}
