package org.serviceexchange.onboarding.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a session is worth: renewed at sign-in, gone with its user, and of no use to another site. */
@OnboardingTest
class SessionsTest {

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    private TestHttpClient caller;
    private String user;

    @BeforeEach
    void somebody() {
        caller = new TestHttpClient(port);
        user = story.newCustomerAdmin().id();
        engine.getIdentityService().createMembership(user, "customer");
    }

    @AfterEach
    void now() {
        ClockUtil.reset();
    }

    @Test
    void sign_in_on_own_page_renews_the_session() throws Exception {
        caller.get("/sign-in");
        String before = caller.cookie("JSESSIONID").orElseThrow().getValue();
        caller.signInAtOurPage(user, "demo");
        assertThat(caller.cookie("JSESSIONID").orElseThrow().getValue()).isNotEqualTo(before);
        assertThat(caller.get("/onboardings").statusCode()).isEqualTo(200);
    }

    @Test
    void sign_in_at_tasklist_renews_the_session() throws Exception {
        caller.get("/camunda/app/tasklist/default/");
        String before = caller.cookie("JSESSIONID").orElseThrow().getValue();
        assertThat(caller.signInAtTasklist(user, "demo").statusCode()).isEqualTo(200);
        assertThat(caller.cookie("JSESSIONID").orElseThrow().getValue()).isNotEqualTo(before);
        assertThat(caller.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deleted_user_is_signed_out_within_thirty_seconds(boolean signedInAtOurPage) throws Exception {
        if (signedInAtOurPage) {
            caller.signInAtOurPage(user, "demo");
        } else {
            caller.signInAtTasklist(user, "demo");
        }
        assertThat(caller.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);
        engine.getIdentityService().deleteUser(user);
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + 30_000));
        assertThat(caller.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(caller.get("/onboardings").statusCode()).isEqualTo(302);
        assertThat(new TestHttpClient(port)
                        .get("/api/onboardings", user, "demo")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void post_without_csrf_token_answers_403() throws Exception {
        caller.signInAtOurPage(user, "demo");
        assertThat(caller.postForm("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(caller.postForm("/sign-in", Map.of("username", user, "password", "demo"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(caller.get("/onboardings").statusCode()).isEqualTo(200);

        TestHttpClient atTasklist = new TestHttpClient(port);
        atTasklist.signInAtTasklist("provider-agent", "demo");
        // the token is of the session before, as if another site had set it
        for (String path : List.of("/camunda/api/engine/engine/default/task", TestHttpClient.LOGIN)) {
            assertThat(atTasklist.postForm(path, Map.of()).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void session_cookie_is_http_only_and_same_site() throws Exception {
        for (String path : List.of("/sign-in", "/camunda/app/tasklist/default/")) {
            HttpResponse<String> page = new TestHttpClient(port).get(path);
            assertThat(page.headers().allValues("Set-Cookie"))
                    .as(path)
                    .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                    .isNotEmpty()
                    .allSatisfy(
                            cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
            assertThat(page.headers().allValues("Set-Cookie"))
                    .allSatisfy(cookie -> assertThat(cookie).contains("SameSite=Lax"));
        }
    }
}
