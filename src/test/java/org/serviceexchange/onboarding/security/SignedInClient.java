package org.serviceexchange.onboarding.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody who signed in at one of the doors, over real HTTP, and goes on from there. */
public final class SignedInClient {

    public static final String PASSWORD = "demo";

    /** The engine's REST API as the web apps bring it along. */
    public static final String WEB_APPS = "/camunda/api/engine/engine/default";

    // half a pair of surrogates gets there as well
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final TestHttpClient http;
    private final String authorization;
    private String language;

    private SignedInClient(int port, String authorization) {
        http = new TestHttpClient(port);
        this.authorization = authorization;
    }

    public static SignedInClient nobody(int port) {
        return new SignedInClient(port, null);
    }

    /** With HTTP Basic at every call, as programs do. */
    public static SignedInClient withBasic(int port, String userId) {
        return withBasic(port, userId, PASSWORD);
    }

    public static SignedInClient withBasic(int port, String userId, String password) {
        return new SignedInClient(port, TestHttpClient.basic(userId, password));
    }

    /** At the page that Tasklist shows first; so at our own pages too. */
    public static SignedInClient atWebApp(int port, String userId, String app) {
        SignedInClient person = new SignedInClient(port, null);
        person.get("/camunda/app/%s/default/".formatted(app));
        Answer signedIn = person.form(
                "/camunda/api/admin/auth/user/default/login/" + app, Map.of("username", userId, "password", PASSWORD));
        assertThat(signedIn.status())
                .as("%s signs in at %s: %s", userId, app, signedIn.body())
                .isEqualTo(200);
        // the session is another one since the sign-in, and so is the token against forged requests
        person.get("/camunda/app/%s/default/".formatted(app));
        return person;
    }

    /** On our own sign-in page; so at the web apps too. */
    public static SignedInClient atOurPages(int port, String userId) {
        SignedInClient person = new SignedInClient(port, null);
        Answer signedIn = person.pageForm("/sign-in", "/sign-in", Map.of("username", userId, "password", PASSWORD));
        assertThat(signedIn.status()).isEqualTo(302);
        person.get("/camunda/app/tasklist/default/");
        return person;
    }

    /** The language that this person's browser asks for from now on. */
    public SignedInClient reading(String language) {
        this.language = language;
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer send(String method, String path, String json) {
        return send(
                http.request(path)
                        .header("Content-Type", "application/json")
                        .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)),
                "*/*");
    }

    /** A page as a browser asks for it. */
    public Answer page(String path) {
        return send(http.request(path), "text/html");
    }

    /** Sends a form of one of our pages, with the token that the page brought along. */
    public Answer pageForm(String page, String action, Map<String, String> fields) {
        Optional<String> token = TestHttpClient.csrfToken(page(page).body());
        assertThat(token).as("a form on " + page).isPresent();
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", token.get());
        return form(action, all);
    }

    /** Sends one file to the engine, as Camunda Modeler does. */
    public Answer deploy(String path, String fileName, String content) {
        return deploy(path, Map.of(fileName, content));
    }

    /** Sends files by their names. */
    public Answer deploy(String path, Map<String, String> files) {
        return deploy(path, "from outside", files);
    }

    /** @param name of the deployment */
    public Answer deploy(String path, String name, Map<String, String> files) {
        String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        String body = part.formatted("deployment-name", "", name)
                + files.entrySet().stream()
                        .map(file -> part.formatted(
                                file.getKey(), "; filename=\"%s\"".formatted(file.getKey()), file.getValue()))
                        .collect(Collectors.joining())
                + "--b--\r\n";
        return send(
                http.request(path)
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(body)),
                "application/json");
    }

    /** Sends a form's fields as they are. */
    public Answer form(String path, Map<String, String> fields) {
        return send(
                http.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(TestHttpClient.form(fields))),
                "*/*");
    }

    private Answer send(HttpRequest.Builder request, String accept) {
        request.header("Accept", accept);
        if (language != null) {
            request.header("Accept-Language", language);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        // the web apps' guard against forged requests
        http.cookie("XSRF-TOKEN").ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
        try {
            HttpResponse<String> answer = http.send(request);
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.headers().firstValue("Location").orElse(""),
                    answer.headers().firstValue("Refresh").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String encoded(String text) {
        return TestHttpClient.encoded(text);
    }

    /** A form's values in the way that the engine's REST API takes them. */
    public static String variables(Map<String, Object> form) {
        return json(Map.of(
                "variables",
                form.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Map.of("value", entry.getValue())))));
    }

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public record Answer(int status, String body, String type, String location, String refresh) {

        public Answer(int status, String body, String type, String location) {
            this(status, body, type, location, "");
        }

        public boolean ok() {
            return status / 100 == 2;
        }

        /** The sentence of a problem; empty text where there is none. */
        public String detail() {
            return json().path("detail").asText();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }
    }
}
