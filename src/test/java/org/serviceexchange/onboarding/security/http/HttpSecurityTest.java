package org.serviceexchange.onboarding.security.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.serviceexchange.onboarding.security.account.SignInLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every way in over HTTP, as somebody outside tries it. */
@OnboardingTest
class HttpSecurityTest {

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    Person customer;

    @BeforeEach
    void somebodyAtACustomer() {
        customer = story.newCustomerAdmin();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/engine",
                "/engine-rest/user",
                "/api/onboardings",
                "/api/onboardings/ONB0001001",
                "/api/mailbox",
                "/api/docs",
                "/api/docs.yaml",
                "/nothing-here"
            })
    void request_without_sign_in_answers_401_or_redirects(String path) throws Exception {
        HttpResponse<String> answer = send(get(path));
        assertThat(answer.statusCode()).isIn(401, 302);
        if (path.startsWith("/engine-rest") || path.startsWith("/api")) {
            assertThat(answer.statusCode()).isEqualTo(401);
        }
        assertThat(send(get(path), "nobody", "wrong").statusCode()).isIn(401, 302);
    }

    @Test
    void home_sign_in_and_tasklist_pages_are_public() throws Exception {
        for (String path : new String[] {"/", "/sign-in", "/camunda/app/tasklist/default/"}) {
            assertThat(send(get(path)).statusCode()).as(path).isEqualTo(200);
        }
    }

    /** An upgrade changes several modules at once, and Cockpit asks for them by the engine's version. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/cockpit/scripts/onboarding/page.js",
                "/camunda/app/cockpit/scripts/config.js?bust=7.24.0",
                "/camunda/app/cockpit/styles/user-styles.css",
                "/camunda/app/tasklist/scripts/onboarding.js"
            })
    void files_of_plug_ins_are_kept_and_asked_for_again(String path) throws Exception {
        HttpResponse<String> first = send(get(path));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
        String changed = first.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(send(get(path).header("If-Modified-Since", changed)).statusCode())
                .isEqualTo(304);
    }

    @Test
    void a_script_without_a_session_is_refused_without_a_window_for_a_password() throws Exception {
        HttpResponse<String> script =
                send(get("/api/operations/pipeline").header("X-Requested-With", "XMLHttpRequest"));

        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(send(get("/api/operations/pipeline")).headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
    }

    @Test
    void onboarding_over_rest_is_established() throws Exception {
        JsonNode started = start(story.registrationOf(customer), 200);
        String number = started.path("businessKey").asText();
        assertThat(number).matches("ONB\\d{7}");
        story.runJobs();

        JsonNode seen = json(send(get("/api/onboardings/" + number), customer.id(), "demo"));
        assertThat(seen.path("state").asText()).isEqualTo("AWAITING_PROVIDER_RECORD");
        assertThat(seen.path("waitingOn").asText()).isEqualTo("customer");
        assertThat(seen.path("customerName").asText()).isEqualTo(customer.company());
        assertThat(seen.path("registrationCase").has("workNotes")).isFalse();
        assertThat(json(send(get("/api/onboardings/" + number), "provider-agent", "demo"))
                        .path("registrationCase")
                        .path("workNotes"))
                .hasSize(3);

        complete(customer.id(), story.providerRecord());
        story.runJobs();
        JsonNode pending = json(send(get("/api/onboardings/" + number), "operations", "demo"));
        assertThat(pending.path("subscription").path("state").asText()).isEqualTo("PENDING_APPROVAL");
        assertThat(pending.path("subscription").path("link").asText()).contains(number);

        JsonNode approval =
                json(send(get("/engine-rest/task?processInstanceBusinessKey=" + number), "provider-admin", "demo"));
        submit("provider-admin", approval.path(0).path("id").asText(), story.approval(), 204);
        story.runJobs();
        complete(customer.id(), Map.of("confirmed", true));
        story.runJobs();
        assertThat(json(send(get("/api/onboardings/" + number), customer.id(), "demo"))
                        .path("state")
                        .asText())
                .isEqualTo("ESTABLISHED");
        assertThat(json(send(get("/api/onboardings"), customer.id(), "demo"))).hasSize(1);
    }

    @Test
    void invalid_input_answers_400_with_escaped_message() throws Exception {
        Map<String, Object> form = new java.util.HashMap<>(story.registrationOf(customer));
        form.put("contactEmail", "nobody");
        JsonNode refused = start(form, 400);
        assertThat(refused.path("message").asText())
                .isEqualTo("“Contact's e-mail address”: enter an e-mail address like name@company.com.");

        start(story.registrationOf(customer), 200);
        story.runJobs();
        String task = taskOf(customer.id());
        assertThat(submit(customer.id(), task, Map.of("appInstalled", "<img src=x>"), 400)
                        .path("message")
                        .asText())
                .startsWith("“The Service Exchange application is installed in our instance”: tick it");
        // Tasklist shows the message as HTML
        assertThat(submit(customer.id(), task, Map.of("<img src=x onerror=alert(1)>", "x"), 400)
                        .path("message")
                        .asText())
                .startsWith("“‹img src=x onerror=alert(1)›”");
    }

    @Test
    void process_designers_see_no_onboardings() throws Exception {
        String number =
                start(story.registrationOf(customer), 200).path("businessKey").asText();
        assertThat(json(send(get("/api/onboardings"), "process-designer", "demo")))
                .isEmpty();
        assertThat(send(get("/api/onboardings/" + number), "process-designer", "demo")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void sign_in_at_tasklist_is_valid_on_own_pages() throws Exception {
        start(story.registrationOf(customer), 200);
        TestHttpClient browser = new TestHttpClient(port);
        assertThat(browser.signInAtTasklist(customer.id(), "demo").statusCode()).isEqualTo(200);
        HttpResponse<String> page = browser.send(get("/onboardings"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(customer.company());
    }

    @Test
    void sign_in_on_own_pages_is_valid_at_tasklist_until_sign_out() throws Exception {
        start(story.registrationOf(customer), 200);
        story.runJobs();
        TestHttpClient browser = new TestHttpClient(port);
        // asked for before signing in, and come back to after it
        assertThat(browser.send(get("/onboardings"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/sign-in");
        HttpResponse<String> signedIn = browser.signInAtOurPage(customer.id(), "demo");
        assertThat(signedIn.headers().firstValue("Location").orElseThrow()).contains("/onboardings");
        assertThat(browser.send(get("/onboardings")).body()).contains(customer.company());
        assertThat(json(browser.send(get("/camunda/api/engine/engine/default/task"))))
                .hasSize(1);

        String token =
                TestHttpClient.csrfToken(browser.get("/onboardings").body()).orElseThrow();
        browser.postForm("/sign-out", Map.of("_csrf", token));
        assertThat(browser.send(get("/onboardings")).statusCode()).isEqualTo(302);
        assertThat(browser.send(get("/camunda/api/engine/engine/default/task")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void forwarded_address_without_configured_proxy_is_ignored() throws Exception {
        String user = story.newCustomerAdmin().id();
        for (int i = 0; i < SignInLimits.PER_PAIR; i++) {
            assertThat(new TestHttpClient(port, "203.0.113." + i)
                            .get("/api/onboardings", user, "wrong")
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(new TestHttpClient(port, "203.0.113.99")
                        .get("/api/onboardings", user, "demo")
                        .statusCode())
                .isEqualTo(429);
    }

    private JsonNode start(Map<String, Object> form, int status) throws Exception {
        HttpResponse<String> answer = send(
                post(
                        "/engine-rest/process-definition/key/customer-onboarding/submit-form",
                        SignedInClient.variables(form)),
                "provider-admin",
                "demo");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json(answer);
    }

    private String taskOf(String userId) throws Exception {
        return atTasklist(userId)
                .get(SignedInClient.WEB_APPS + "/task")
                .json()
                .path(0)
                .path("id")
                .asText();
    }

    private void complete(String userId, Map<String, Object> form) throws Exception {
        submit(userId, taskOf(userId), form, 204);
    }

    private JsonNode submit(String userId, String task, Map<String, Object> form, int status) throws Exception {
        SignedInClient.Answer answer = userId.equals(customer.id())
                ? atTasklist(userId)
                        .post(
                                SignedInClient.WEB_APPS + "/task/%s/submit-form".formatted(task),
                                SignedInClient.variables(form))
                : SignedInClient.withBasic(port, userId)
                        .post("/engine-rest/task/%s/submit-form".formatted(task), SignedInClient.variables(form));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.body().isEmpty() ? null : answer.json();
    }

    /** The customer's way: the engine's REST API isn't for customers. */
    private SignedInClient atTasklist(String userId) {
        return SignedInClient.atWebApp(port, userId, "tasklist");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return new TestHttpClient(port).send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String userId, String password) throws Exception {
        String basic = Base64.getEncoder().encodeToString((userId + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(request.header("Authorization", "Basic " + basic));
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Accept", "*/*").GET();
    }

    private HttpRequest.Builder post(String path, String json) {
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(answer.body())
                .contains("json");
        return new ObjectMapper().readTree(answer.body());
    }
}
