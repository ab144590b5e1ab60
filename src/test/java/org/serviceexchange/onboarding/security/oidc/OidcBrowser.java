package org.serviceexchange.onboarding.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.web.util.UriComponentsBuilder;

/** Somebody's browser at the level of HTTP: keeps cookies, and follows redirects only when told to. */
class OidcBrowser {

    private final TestHttpClient http;

    OidcBrowser(int port) {
        http = new TestHttpClient(port);
    }

    /** The whole way from the button on the sign-in page: our last answer. */
    HttpResponse<String> signIn(String audience, String subject, Map<String, Object> claims) throws Exception {
        return get(answerOfProvider(asked(audience), subject, claims));
    }

    /** Where our page sends to: the OpenID provider, with what it is asked for. */
    URI asked(String audience) throws Exception {
        HttpResponse<String> redirect = get("/oauth2/authorization/" + audience);
        assertThat(redirect.statusCode()).isEqualTo(302);
        return URI.create(location(redirect));
    }

    /** Signs in on the provider's page: where that sends back to, with the code. */
    String answerOfProvider(URI asked, String subject, Map<String, Object> claims) throws Exception {
        HttpResponse<String> answer = http.send(http.request(asked.toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        TestHttpClient.form(Map.of("username", subject, "claims", json(claims))))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return location(answer);
    }

    HttpResponse<String> get(String address) throws Exception {
        return get(address, "text/html");
    }

    HttpResponse<String> get(String address, String accept) throws Exception {
        return http.send(http.request(address).header("Accept", accept));
    }

    HttpResponse<String> post(String address, Map<String, String> form) throws Exception {
        return http.send(http.request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", http.xsrfToken())
                .POST(BodyPublishers.ofString(TestHttpClient.form(form))));
    }

    /** Who the web apps take this browser for; empty when for nobody. */
    String user() throws Exception {
        HttpResponse<String> answer = get("/camunda/api/admin/auth/user/default", "application/json");
        return answer.statusCode() == 200
                ? new ObjectMapper().readTree(answer.body()).path("userId").asText()
                : "";
    }

    String session() {
        return http.cookie("JSESSIONID").map(HttpCookie::getValue).orElse("none");
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    static String parameter(URI address, String name) {
        return java.net.URLDecoder.decode(
                UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst(name), StandardCharsets.UTF_8);
    }

    /** Where the button of this sign-in leads, on our page. */
    String button(HttpResponse<String> page, String audience) {
        Matcher link = Pattern.compile("href=\"(/oauth2/authorization/%s[^\"]*)\"".formatted(audience))
                .matcher(page.body());
        assertThat(link.find()).as(page.body()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    static String csrf(HttpResponse<String> page) {
        return TestHttpClient.csrfToken(page.body()).orElseThrow();
    }

    private static String json(Map<String, Object> claims) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(claims);
    }
}
