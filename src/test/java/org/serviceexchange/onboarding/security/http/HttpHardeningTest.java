package org.serviceexchange.onboarding.security.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.NonDefaultConfiguration;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What comes with every answer, how much may come in, and what is open at all; people come over https here. */
@OnboardingTest
@NonDefaultConfiguration
class HttpHardeningTest {

    private static final int MIB = 1024 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/camunda/app/tasklist/default/", "/camunda/api/engine/engine/"})
    void https_answer_has_hsts_header_and_secure_cookies(String path) throws Exception {
        HttpResponse<String> answer = new TestHttpClient(port).get(path);
        assertThat(answer.headers().firstValue("Strict-Transport-Security").orElseThrow())
                .contains("max-age=31536000");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        if (path.equals("/sign-in")) {
            assertThat(answer.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("JSESSIONID"));
        }
        if (path.startsWith("/camunda/app")) {
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.startsWith("JSESSIONID"))
                    .anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/nothing-here",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/api/engine/engine/",
                "/css/onboarding.css"
            })
    void every_answer_has_security_headers(String path) throws Exception {
        HttpResponse<String> answer = new TestHttpClient(port).get(path);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsOnly("same-origin");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy)
                            .contains("frame-ancestors 'none'")
                            .contains("form-action 'self'")
                            .contains("base-uri");
                    String scripts = policy.replaceAll(".*script-src ([^;]*).*", "$1");
                    assertThat(scripts).doesNotContain("unsafe").doesNotContain("https:");
                    if (!path.startsWith("/camunda")) {
                        assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe");
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/actuator/health           |"
                        + " {\"status\":\"UP\",\"groups\":[\"database\",\"jobs\",\"liveness\",\"mails\",\"readiness\"]}",
                "/actuator/health/liveness  | {\"status\":\"UP\"}",
                "/actuator/health/readiness | {\"status\":\"UP\"}"
            })
    void health_probe_answers_200_without_details_to_every_caller(String path, String body) throws Exception {
        for (HttpResponse<String> probe : List.of(
                new TestHttpClient(port).get(path),
                new TestHttpClient(port).get(path, "admin", "demo"),
                new TestHttpClient(port).get(path, "admin", "wrong"))) {
            assertThat(probe.statusCode()).isEqualTo(200);
            assertThat(probe.body()).isEqualTo(body);
            assertThat(probe.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void health_probe_answers_503_while_the_application_is_not_ready() throws Exception {
        AvailabilityChangeEvent.publish(application, ReadinessState.REFUSING_TRAFFIC);
        try {
            HttpResponse<String> ready = new TestHttpClient(port).get("/actuator/health/readiness");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).isEqualTo("{\"status\":\"OUT_OF_SERVICE\"}");
            assertThat(new TestHttpClient(port).get("/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
        } finally {
            AvailabilityChangeEvent.publish(application, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @Test
    void other_endpoints_of_the_actuator_and_the_database_are_closed() throws Exception {
        for (String path : List.of(
                "/actuator",
                "/actuator/env",
                "/actuator/beans",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/actuator/mappings",
                "/actuator/health/db",
                "/actuator/health/nothing",
                "/actuator/health/liveness/livenessState",
                "/actuator/shutdown")) {
            // never a redirect, which a probe takes for health
            assertThat(new TestHttpClient(port).get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(new TestHttpClient(port).get(path, "admin", "demo").statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        for (String path : List.of("/h2-console", "/h2-console/login.jsp")) {
            assertThat(new TestHttpClient(port).get(path).statusCode()).as(path).isEqualTo(302);
            TestHttpClient signedIn = new TestHttpClient(port);
            assertThat(signedIn.get(path, "admin", "demo").statusCode())
                    .as(path)
                    .isIn(302, 404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/engine-rest/task, application/json, provider-admin",
        "/engine-rest/deployment/create, multipart/form-data; boundary=part, process-designer",
        "/api/onboardings, application/json, provider-admin",
        "/sign-in, application/x-www-form-urlencoded, provider-admin",
        "/camunda/api/engine/engine/default/task, application/json, provider-admin",
        "/camunda/api/admin/auth/user/default/login/tasklist, application/x-www-form-urlencoded, provider-admin"
    })
    void request_above_size_limit_answers_413(String path, String type, String user) throws Exception {
        byte[] tooMuch =
                "a".repeat((path.contains("deployment") ? 10 : 1) * MIB + 1).getBytes();
        HttpResponse<String> answer = new TestHttpClient(port).postBytes(path, type, tooMuch, false, user);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("This is too much at once").contains("MiB");
    }

    @ParameterizedTest
    @CsvSource({
        "/engine-rest/task, application/json, provider-admin",
        "/engine-rest/deployment/create, multipart/form-data; boundary=part, process-designer"
    })
    void request_of_unknown_length_above_size_limit_answers_413(String path, String type, String user)
            throws Exception {
        byte[] tooMuch = ("{\"name\":\"" + "a".repeat((path.contains("deployment") ? 11 : 2) * MIB)).getBytes();
        HttpResponse<String> answer = new TestHttpClient(port).postBytes(path, type, tooMuch, true, user);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("This is too much at once").contains("MiB");
    }

    @Test
    void deploy_by_process_designer_may_exceed_general_size_limit() throws Exception {
        String big =
                """
                <?xml version='1.0'?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x" id="d"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                <process id="big" isExecutable="true" camunda:historyTimeToLive="1"><documentation>%s</documentation>
                <startEvent id="s"/></process></definitions>"""
                        .formatted("a".repeat(3 * MIB));
        assertThat(new TestHttpClient(port)
                        .deploy("big.bpmn", big, "process-designer")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void query_above_maximum_rows_answers_400() throws Exception {
        TestHttpClient caller = new TestHttpClient(port);
        assertThat(caller.get("/engine-rest/task?maxResults=2001", "provider-admin", "demo")
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.get("/engine-rest/task", "provider-admin", "demo").statusCode())
                .isEqualTo(200);
    }

    @Test
    void first_administrator_page_answers_400_or_403() throws Exception {
        for (String path : List.of(
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/other/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup",
                "/camunda/api/admin/setup/default/user/create;a=b",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create")) {
            TestHttpClient caller = new TestHttpClient(port);
            caller.get("/camunda/app/admin/default/");
            assertThat(caller.postAtWebApps(path, "application/json", "{}").statusCode())
                    .as(path)
                    .isIn(400, 403);
        }
    }
}
