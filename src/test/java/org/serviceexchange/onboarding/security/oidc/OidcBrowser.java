package org.serviceexchange.onboarding.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;

/** Somebody's browser at the level of HTTP: keeps cookies, and follows redirects only when told to. */
class OidcBrowser {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    OidcBrowser(int port) {
        this.base = "http://localhost:" + port;
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
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(asked)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "username=%s&claims=%s".formatted(encoded(subject), encoded(json(claims)))))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return location(answer);
    }

    HttpResponse<String> get(String address) throws Exception {
        return get(address, "text/html");
    }

    HttpResponse<String> get(String address, String accept) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(address)).header("Accept", accept).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String address, Map<String, String> form) throws Exception {
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) ->
                body.append(name).append('=').append(encoded(value)).append('&'));
        return http.send(
                HttpRequest.newBuilder(uri(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .headers(webAppsGuard())
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Who the web apps take this browser for; empty when for nobody. */
    String user() throws Exception {
        HttpResponse<String> answer = get("/camunda/api/admin/auth/user/default", "application/json");
        return answer.statusCode() == 200
                ? new ObjectMapper().readTree(answer.body()).path("userId").asText()
                : "";
    }

    String session() {
        return cookie("JSESSIONID");
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
        Matcher field = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        assertThat(field.find()).isTrue();
        return field.group(1);
    }

    private String[] webAppsGuard() {
        return new String[] {"X-XSRF-TOKEN", cookie("XSRF-TOKEN")};
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }

    private URI uri(String address) {
        return URI.create(address.startsWith("/") ? base + address : address);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String json(Map<String, Object> claims) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(claims);
    }
}
