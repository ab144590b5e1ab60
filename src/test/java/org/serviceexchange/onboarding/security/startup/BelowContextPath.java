package org.serviceexchange.onboarding.security.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** People and Camunda Modeler at an application with a context path, over HTTP. */
class BelowContextPath {

    private static final Pattern ADDRESS = Pattern.compile("(?:href|src|action)=\"(/[^\"]*)\"");

    private final int port;
    private final String path;

    BelowContextPath(int port, String path) {
        this.port = port;
        this.path = path;
    }

    void signInAndOut() {
        SignedInClient person = SignedInClient.nobody(port);
        assertThat(person.page(path + "/onboardings").location()).endsWith(path + "/sign-in");
        staysBelow(person.page(path + "/sign-in"));
        Answer signedIn = person.pageForm(
                path + "/sign-in", path + "/sign-in", Map.of("username", "provider-admin", "password", "demo"));
        assertThat(signedIn.location()).endsWith(path + "/onboardings");
        staysBelow(person.page(path + "/onboardings"));
        staysBelow(person.page(path + "/"));
        staysBelow(person.page(path + "/setup"));
        Answer signedOut = person.pageForm(path + "/onboardings", path + "/sign-out", Map.of());
        assertThat(signedOut.location()).endsWith(path + "/sign-in?signed-out");
        assertThat(person.page(path + "/onboardings").status()).isEqualTo(302);
        assertThat(person.get(path + "/actuator/health/liveness").status()).isEqualTo(200);
    }

    void workInTasklist() {
        SignedInClient person = SignedInClient.nobody(port);
        String tasklist = path + "/camunda/app/tasklist/default/";
        assertThat(person.page(tasklist).location()).endsWith(path + "/sign-in");
        Answer signedIn = person.pageForm(
                path + "/sign-in", path + "/sign-in", Map.of("username", "provider-admin", "password", "demo"));
        assertThat(signedIn.location()).contains(tasklist);
        assertThat(person.page(tasklist).body()).contains("apiUri: '%s/camunda/api/engine'".formatted(path));
        // the script takes its root from its own address, four folders up
        String script = path + "/camunda/app/tasklist/scripts/onboarding.js";
        assertThat(person.get(script).body()).contains("new URL('../../../../', import.meta.url)");
        assertThat(URI.create(script).resolve("../../../../")).hasToString(path + "/");
        assertThat(person.get(path + "/tasks?id=none").json().isArray()).isTrue();
        assertThat(person.get(path + "/camunda/api/engine/engine/default/task").status())
                .isEqualTo(200);
    }

    void deployFromModeler() {
        SignedInClient designer = SignedInClient.withBasic(port, "process-designer");
        String create = path + "/engine-rest/deployment/create";
        assertThat(designer.get(path + "/engine-rest/engine").status()).isEqualTo(200);
        assertThat(designer.deploy(create, "review.dmn", "no model").status()).isEqualTo(400);
        Answer deployed = designer.deploy(create, "review.form", FORM);
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
    }

    void signInAtTheProviderAndOut() throws Exception {
        SignedInClient person = SignedInClient.nobody(port);
        assertThat(person.page(path + "/setup").location()).endsWith(path + "/sign-in");
        assertThat(person.page(path + "/sign-in").body())
                .contains("href=\"%s/oauth2/authorization/staff".formatted(path));
        URI asked = URI.create(person.page(path + "/oauth2/authorization/staff").location());
        assertThat(parameter(asked, "redirect_uri")).isEqualTo(here("/login/oauth2/code/staff"));

        HttpResponse<String> answer = new TestHttpClient(0)
                .postForm(
                        asked.toString(),
                        Map.of(
                                "username",
                                "s-1",
                                "claims",
                                "{\"preferred_username\":\"pia\",\"email\":\"pia@provider.example\",\"groups\":[\"sx-admins\"]}"));
        URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(person.page(back.getRawPath() + "?" + back.getRawQuery()).location())
                .endsWith(path + "/setup");

        Answer signedOut = person.pageForm(path + "/onboardings", path + "/sign-out", Map.of());
        assertThat(signedOut.body()).contains("You are signed out here");
        assertThat(signedOut.refresh()).contains("/endsession?");
        assertThat(parameter(URI.create(signedOut.refresh().replaceFirst("^0; url=", "")), "post_logout_redirect_uri"))
                .isEqualTo(here("/sign-in?signed-out"));
        assertThat(person.page(path + "/onboardings").status()).isEqualTo(302);
    }

    private static final String FORM =
            """
            {"components": [{"key": "question", "type": "textfield", "label": "Question"}], "type": "default", \
            "id": "context-path", "schemaVersion": 16}""";

    /** Every address on the page leads below the context path. */
    private void staysBelow(Answer page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(ADDRESS.matcher(page.body()).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).startsWith(path + "/"));
    }

    private String here(String page) {
        return "http://localhost:" + port + path + page;
    }

    private static String parameter(URI address, String name) {
        return UriUtils.decode(
                UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst(name), "UTF-8");
    }
}
