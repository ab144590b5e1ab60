package org.serviceexchange.onboarding.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one HTTP client of the tests: an address outside, with a browser's cookies, that follows no redirect by itself. */
public final class TestHttpClient {

    public static final String LOGIN = "/camunda/api/admin/auth/user/default/login/tasklist";

    /** Longer than anybody waits, on however slow a machine. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** One for all, with connections that stay open; each has its own cookies. */
    private static final HttpClient CONNECTIONS =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final CookieManager cookies = new CookieManager();
    private final int port;
    private final String address;

    /** @param address what a proxy would say of where they are; null for nothing */
    public TestHttpClient(int port, String address) {
        this.port = port;
        this.address = address;
    }

    public TestHttpClient(int port) {
        this(port, null);
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    public HttpResponse<String> get(String path, String userId, String password) throws Exception {
        return send(basic(request(path), userId, password).GET());
    }

    public HttpResponse<String> post(String path, String json, String userId, String password) throws Exception {
        return send(basic(request(path), userId, password)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** With the web apps' token against forged requests, as their pages send it. */
    public HttpResponse<String> postAtWebApps(String path, String type, String body) throws Exception {
        return send(request(path)
                .header("Content-Type", type)
                .header("X-XSRF-TOKEN", xsrfToken())
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> postForm(String path, Map<String, String> fields) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields))));
    }

    /** @param bytes sent without saying how many, where chunked */
    public HttpResponse<String> postBytes(String path, String type, byte[] bytes, boolean chunked, String userId)
            throws Exception {
        BodyPublisher body = chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))
                : BodyPublishers.ofByteArray(bytes);
        return send(basic(request(path), userId, "demo")
                .header("Content-Type", type)
                .POST(body));
    }

    public HttpResponse<String> deploy(String fileName, String model, String userId) throws Exception {
        String parts = "--part\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\ntest\r\n"
                + "--part\r\nContent-Disposition: form-data; name=\"data\"; filename=\"" + fileName + "\"\r\n"
                + "Content-Type: text/xml\r\n\r\n" + model + "\r\n--part--\r\n";
        return postBytes(
                "/engine-rest/deployment/create",
                "multipart/form-data; boundary=part",
                parts.getBytes(StandardCharsets.UTF_8),
                false,
                userId);
    }

    public HttpResponse<String> signInAtOurPage(String userId, String password) throws Exception {
        String token = csrfToken(get("/sign-in").body()).orElse("none");
        return postForm("/sign-in", Map.of("username", userId, "password", password, "_csrf", token));
    }

    public HttpResponse<String> signInAtTasklist(String userId, String password) throws Exception {
        get("/camunda/app/tasklist/default/");
        return postAtWebApps(
                LOGIN, "application/x-www-form-urlencoded", form(Map.of("username", userId, "password", password)));
    }

    /** The token against forged requests that the web apps' pages send; {@code none} where there is none yet. */
    public String xsrfToken() {
        return cookie("XSRF-TOKEN").map(HttpCookie::getValue).orElse("none");
    }

    /** The token against forged requests in a form of our pages. */
    public static Optional<String> csrfToken(String page) {
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
        return token.find() ? Optional.of(token.group(1)) : Optional.empty();
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    public static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        URI uri = request.build().uri();
        cookies.get(uri, Map.of()).forEach((name, values) -> {
            if (!values.isEmpty()) {
                request.setHeader(name, String.join("; ", values));
            }
        });
        HttpResponse<String> answer = CONNECTIONS.send(request.build(), BodyHandlers.ofString());
        cookies.put(uri, answer.headers().map());
        // outside it is https, which a proxy ends; here it is http, and the cookies must come back nevertheless
        cookies.getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        return answer;
    }

    /** @param path of the application, or a whole address elsewhere */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(path.startsWith("/") ? "http://localhost:" + port + path : path))
                .timeout(LONGEST);
        if (address != null) {
            request.header("X-Forwarded-For", address);
        }
        return request;
    }

    private static HttpRequest.Builder basic(HttpRequest.Builder request, String userId, String password) {
        return request.header("Authorization", basic(userId, password));
    }

    static String basic(String userId, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((userId + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** As browsers send a form. */
    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
