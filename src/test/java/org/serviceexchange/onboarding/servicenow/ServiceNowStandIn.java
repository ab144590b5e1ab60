package org.serviceexchange.onboarding.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * A ServiceNow instance for tests and for trying the application out: HTTPS, with a state, and with the traps that
 * documentation and experience tell of. It does what an instance does with a request that is not quite right, which is
 * often to ignore a part of it without a word. The one of which nothing is public is the state flow of cases: what is
 * allowed here is what the documented buttons do.
 */
public class ServiceNowStandIn implements AutoCloseable {

    public static final String CLIENT_ID = "stand-in-client";
    public static final String CLIENT_SECRET = "stand-in-s3cret+/=";
    static final String USER = "integration.onboarding";
    static final String PASSWORD = "stand-in-p4ss:word";
    public static final String API_KEY = "stand-in-k3y";

    private static final Pattern TABLE = Pattern.compile("/api/now/(?:(v1|v2)/)?table/(\\w+)(?:/(\\w+))?");
    private static final Pattern CASES =
            Pattern.compile("/api/sn_customerservice/(?:v1/)?case(?:/(\\w+))?(/activities)?");
    private static final int DEFAULT_LIMIT = 10_000;

    /** What the Case API takes; other fields are ignored, even if the table has them. */
    private static final Set<String> CASE_PARAMETERS = Set.of(
            "account",
            "contact",
            "contact_type",
            "short_description",
            "description",
            "priority",
            "state",
            "assignment_group",
            "assigned_to",
            "resolution_code",
            "close_notes",
            "comments",
            "correlation_id",
            "correlation_display");

    private static Path keys;

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ObjectMapper json = new ObjectMapper();
    private final StandInTables tables = new StandInTables();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<PlannedFault> faults = new ArrayList<>();
    private final Set<String> tokens = new HashSet<>();
    private final Set<String> roles = new HashSet<>();
    private boolean clientCredentialsAllowed;
    private int tokenLife;
    private int retryAfter;
    private int callsPerHour;
    private int countedLate;
    private int counted;

    private static class PlannedFault {
        final StandInFault fault;
        final String request;
        int times;

        PlannedFault(StandInFault fault, String request, int times) {
            this.fault = fault;
            this.request = request;
            this.times = times;
        }
    }

    /** The answer to a request, as it is before a fault spoils it. */
    private record Answer(int status, JsonNode body, Map<String, String> headers) {
        Answer(int status, JsonNode body) {
            this(status, body, Map.of());
        }
    }

    /** @param port 0 for any that is free */
    public ServiceNowStandIn(int port) {
        try {
            // else every small answer waits 40 ms for an acknowledgement
            System.setProperty("sun.net.httpserver.nodelay", "true");
            Path store = keyStore();
            KeyStore key = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 50);
            server.setHttpsConfigurator(new HttpsConfigurator(SSLContexts.custom()
                    .loadKeyMaterial(key, "changeit".toCharArray())
                    .build()));
            server.setExecutor(threads);
            server.createContext("/", this::handle);
            server.start();
            reset();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it is after its start: no cases, one integration user with all roles, client credentials allowed. */
    public synchronized void reset() {
        tables.clear();
        requests.clear();
        faults.clear();
        tokens.clear();
        roles.clear();
        roles.addAll(List.of("csm_ws_integration", "sn_customerservice_agent"));
        clientCredentialsAllowed = true;
        tokenLife = 1800;
        retryAfter = 120;
        callsPerHour = 0;
        counted = 0;
    }

    public String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    public StandInTables tables() {
        return tables;
    }

    /** Method and path of each request, in the order of their arrival. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public long requestsTo(String start) {
        return requests.stream().filter(one -> one.startsWith(start)).count();
    }

    /** @param request method and beginning of the path: {@code POST /api/sn_customerservice/case} */
    public synchronized void fail(StandInFault fault, String request, int times) {
        faults.add(new PlannedFault(fault, request, times));
    }

    public synchronized void succeedAgain() {
        faults.clear();
    }

    public synchronized void revokeTokens() {
        tokens.clear();
    }

    public synchronized void tokensLive(int seconds) {
        tokenLife = seconds;
    }

    /** Of {@link StandInFault#TOO_MANY_REQUESTS}. */
    public synchronized void askToRetryAfter(int seconds) {
        retryAfter = seconds;
    }

    public synchronized void forbidClientCredentials() {
        clientCredentialsAllowed = false;
    }

    public synchronized void take(String role) {
        roles.remove(role);
    }

    /** @param late how many requests the count is behind: it is made every 30 seconds */
    public synchronized void limitRate(int callsPerHour, int late) {
        this.callsPerHour = callsPerHour;
        this.countedLate = late;
        this.counted = 0;
    }

    /** Settings with which the application calls this instance and trusts its certificate. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "onboarding.servicenow.provider.url",
                url(),
                "onboarding.servicenow.provider.auth",
                "oauth",
                "onboarding.servicenow.provider.client-id",
                CLIENT_ID,
                "onboarding.servicenow.provider.client-secret",
                CLIENT_SECRET,
                "onboarding.outgoing.instances.stand-in.host",
                "localhost:" + server.getAddress().getPort(),
                "onboarding.outgoing.instances.stand-in.networks",
                "127.0.0.1/32,::1/128",
                "onboarding.outgoing.ssl-bundle",
                "stand-in"));
        settings.put("onboarding.servicenow.tables.subscription", StandInTables.SUBSCRIPTION);
        settings.put("onboarding.servicenow.tables.subscription-reason-field", "denial_reason");
        settings.put("onboarding.servicenow.tables.replication-set", StandInTables.REPLICATION_SET);
        settings.put("onboarding.servicenow.tables.replication-set-message-field", "message");
        settings.put("spring.ssl.bundle.jks.stand-in.truststore.location", "file:" + keys);
        settings.put("spring.ssl.bundle.jks.stand-in.truststore.password", "changeit");
        settings.put("spring.ssl.bundle.jks.stand-in.truststore.type", "PKCS12");
        return settings;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String request = exchange.getRequestMethod() + " " + path;
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            if (StandInPage.answers(path)) {
                StandInPage.answer(exchange, sent, tables);
                return;
            }
            requests.add(request);
            Optional<StandInFault> fault = planned(request);
            if (fault.isPresent() && !fault.get().isAfterSuccess()) {
                spoil(exchange, fault.get(), null);
                return;
            }
            if (fault.equals(Optional.of(StandInFault.SLOW))) {
                awaitClosing(500);
            }
            Answer answer = answer(exchange, path, sent);
            if (fault.isPresent()) {
                spoil(exchange, fault.get(), answer);
            } else {
                send(exchange, answer);
            }
        }
    }

    private synchronized Optional<StandInFault> planned(String request) {
        for (PlannedFault one : faults) {
            if (one.times > 0 && request.startsWith(one.request)) {
                one.times--;
                return Optional.of(one.fault);
            }
        }
        return Optional.empty();
    }

    private Answer answer(HttpExchange exchange, String path, byte[] sent) throws IOException {
        if (path.equals("/oauth_token.do")) {
            return token(exchange, new String(sent, StandardCharsets.UTF_8));
        }
        if (!isSignedIn(exchange)) {
            return failure(401, "User Not Authenticated", "Required to provide Auth information");
        }
        Optional<Answer> limited = limited();
        if (limited.isPresent()) {
            return limited.get();
        }
        Map<String, String> body = new LinkedHashMap<>();
        if (sent.length > 0) {
            json.readTree(sent)
                    .fields()
                    .forEachRemaining(
                            field -> body.put(field.getKey(), field.getValue().asText()));
        }
        Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
        Matcher table = TABLE.matcher(path);
        Matcher cases = CASES.matcher(path);
        try {
            if (table.matches()) {
                return table(exchange.getRequestMethod(), table, parameters, body);
            }
            if (cases.matches()) {
                return cases(exchange.getRequestMethod(), cases, parameters, body);
            }
        } catch (StandInTables.Aborted e) {
            return failure(403, "Operation Failed", e.getMessage());
        }
        return failure(400, "Requested URI does not represent any resource", path);
    }

    private synchronized Answer token(HttpExchange exchange, String form) {
        Map<String, String> fields = parameters(form);
        if (!"POST".equals(exchange.getRequestMethod())
                || !CLIENT_ID.equals(fields.get("client_id"))
                || !CLIENT_SECRET.equals(fields.get("client_secret"))
                || !clientCredentialsAllowed
                || !"client_credentials".equals(fields.get("grant_type"))) {
            return new Answer(
                    401,
                    json.createObjectNode().put("error", "access_denied").put("error_description", "access_denied"));
        }
        String token = UUID.randomUUID().toString();
        tokens.add(token);
        return new Answer(
                200,
                json.createObjectNode()
                        .put("access_token", token)
                        .put("scope", "useraccount")
                        .put("token_type", "Bearer")
                        .put("expires_in", tokenLife));
    }

    private synchronized boolean isSignedIn(HttpExchange exchange) {
        String authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        return tokens.contains(authorization.replaceFirst("^Bearer ", ""))
                || authorization.equals("Basic "
                        + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                || API_KEY.equals(exchange.getRequestHeaders().getFirst("x-sn-apikey"));
    }

    private synchronized Optional<Answer> limited() {
        if (callsPerHour == 0 || ++counted <= callsPerHour + countedLate) {
            return Optional.empty();
        }
        return Optional.of(new Answer(
                429,
                error("Rate limit exceeded", "Max requests"),
                Map.of(
                        "Retry-After", "120",
                        "X-RateLimit-Limit", String.valueOf(callsPerHour),
                        "X-RateLimit-Rule", "Integration users")));
    }

    private Answer table(String method, Matcher path, Map<String, String> parameters, Map<String, String> body) {
        String table = path.group(2);
        String sysId = path.group(3);
        if (!StandInTables.exists(table)) {
            return failure(400, "Invalid table " + table, "");
        }
        if (!roles.contains("sn_customerservice_agent")) {
            return failure(
                    403, "Operation Failed", "ACL Exception: Insert/Read/Update Failed due to security constraints");
        }
        if (sysId == null) {
            return switch (method) {
                case "GET" -> list(table, !"v2".equals(path.group(1)), parameters);
                case "POST" -> {
                    Map<String, String> row = tables.insert(table, body, USER);
                    yield new Answer(
                            201,
                            result(shown(table, row, parameters)),
                            Map.of("Location", "%s/api/now/table/%s/%s".formatted(url(), table, row.get("sys_id"))));
                }
                default -> failure(405, "Method not supported", method);
            };
        }
        Optional<Map<String, String>> row =
                tables.find(table, sysId).filter(one -> one.get("sys_id").equals(sysId) && !tables.isHidden(sysId));
        if (row.isEmpty()) {
            return failure(404, "No Record found", "Record doesn't exist or ACL restricts the record retrieval");
        }
        return switch (method) {
            case "GET" -> new Answer(200, result(shown(table, row.get(), parameters)));
            case "PATCH", "PUT" ->
                new Answer(200, result(shown(table, tables.update(table, sysId, body, USER), parameters)));
            case "DELETE" -> {
                tables.delete(table, sysId);
                yield new Answer(204, null);
            }
            default -> failure(405, "Method not supported", method);
        };
    }

    private Answer list(String table, boolean emptyIs404, Map<String, String> parameters) {
        EncodedQuery query =
                EncodedQuery.parse(parameters.getOrDefault("sysparm_query", ""), tables.readableFields(table));
        List<Map<String, String>> found = tables.all(table).stream()
                .filter(query.filter())
                .sorted(query.order())
                .toList();
        ArrayNode page = json.createArrayNode();
        found.stream()
                .skip(number(parameters.get("sysparm_offset"), 0))
                .limit(number(parameters.get("sysparm_limit"), DEFAULT_LIMIT))
                // the limit counts before access rules do
                .filter(row -> !tables.isHidden(row.get("sys_id")))
                .forEach(row -> page.add(shown(table, row, parameters)));
        if (page.isEmpty() && emptyIs404) {
            return failure(404, "No Record found", "Record doesn't exist or ACL restricts the record retrieval");
        }
        return new Answer(200, result(page), Map.of("X-Total-Count", String.valueOf(found.size())));
    }

    private Answer cases(String method, Matcher path, Map<String, String> parameters, Map<String, String> body) {
        if (!roles.contains("csm_ws_integration")) {
            return failure(403, "User Not Authorized", "Failed API level ACL Validation");
        }
        Map<String, String> known = new LinkedHashMap<>(body);
        known.keySet().retainAll(CASE_PARAMETERS);
        if (path.group(1) == null) {
            if (!method.equals("POST")) {
                return list(StandInTables.CASE, true, parameters);
            }
            Map<String, String> row = tables.insert(StandInTables.CASE, known, USER);
            return new Answer(
                    201,
                    result(json.createObjectNode()
                            .put("sys_id", row.get("sys_id"))
                            .put("number", row.get("number"))));
        }
        Optional<Map<String, String>> row =
                tables.find(StandInTables.CASE, path.group(1)).filter(one -> !tables.isHidden(one.get("sys_id")));
        if (row.isEmpty()) {
            return failure(404, "Record not found", path.group(1));
        }
        String sysId = row.get().get("sys_id");
        if (path.group(2) != null) {
            return new Answer(200, result(activities(row.get(), parameters)));
        }
        return method.equals("PUT")
                ? new Answer(
                        201,
                        result(shown(
                                StandInTables.CASE, tables.update(StandInTables.CASE, sysId, known, USER), Map.of())))
                : new Answer(200, result(shown(StandInTables.CASE, row.get(), Map.of())));
    }

    private JsonNode activities(Map<String, String> row, Map<String, String> parameters) {
        List<String> types = Arrays.asList(parameters
                .getOrDefault("sysparm_activity_type", "comments,work_notes")
                .split(","));
        ObjectNode stream = json.createObjectNode();
        stream.put("sys_id", row.get("sys_id")).put("number", row.get("number"));
        ArrayNode entries = stream.putArray("entries");
        tables.journal(row.get("sys_id")).stream()
                .filter(one -> types.contains(one.element()) && tables.canRead(StandInTables.CASE, one.element()))
                .sorted(Comparator.comparing(StandInTables.Entry::at).reversed())
                .forEach(one -> entries.addObject()
                        .put("element", one.element())
                        .put("value", one.value())
                        // the documentation calls both the full name
                        .put("login_name", one.by())
                        .put("name", one.by())
                        .put("sys_created_on", one.at())
                        .put("sys_id", one.sysId()));
        ArrayNode journals = stream.putArray("journal_fields");
        for (String journal : List.of("comments", "work_notes")) {
            journals.addObject()
                    .put("name", journal)
                    .put("can_read", tables.canRead(StandInTables.CASE, journal))
                    .put("can_write", tables.canWrite(StandInTables.CASE, journal));
        }
        return stream;
    }

    /** Unknown fields are left out without a word, hidden ones are empty, references have a link. */
    private ObjectNode shown(String table, Map<String, String> row, Map<String, String> parameters) {
        Set<String> readable = tables.readableFields(table);
        String asked = parameters.get("sysparm_fields");
        Set<String> fields = new HashSet<>(row.keySet());
        if (asked != null) {
            fields.addAll(readable);
            fields.retainAll(Arrays.asList(asked.split(",")));
        }
        ObjectNode shown = json.createObjectNode();
        fields.stream().sorted().forEach(field -> {
            String value = readable.contains(field) ? row.getOrDefault(field, "") : "";
            Optional<String> referenced = StandInTables.referenced(field).filter(one -> !value.isEmpty());
            if ("all".equals(parameters.get("sysparm_display_value"))) {
                shown.putObject(field)
                        .put("display_value", StandInTables.label(field, value))
                        .put("value", value);
            } else if (referenced.isPresent() && !"true".equals(parameters.get("sysparm_exclude_reference_link"))) {
                shown.putObject(field)
                        .put("link", "%s/api/now/table/%s/%s".formatted(url(), referenced.get(), value))
                        .put("value", value);
            } else {
                shown.put(field, value);
            }
        });
        return shown;
    }

    private void spoil(HttpExchange exchange, StandInFault fault, Answer answer) throws IOException {
        switch (fault) {
            case NONE, SLOW -> send(exchange, answer);
            case SHORT_LIST ->
                send(exchange, new Answer(answer.status(), answer.body(), Map.of("X-Total-Count", "99")));
            case RESET, RESET_AFTER_SUCCESS -> exchange.close();
            case NO_ANSWER -> awaitClosing(60_000);
            case HALF_AN_ANSWER -> {
                byte[] body = json.writeValueAsBytes(answer.body());
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
                exchange.close();
            }
            case SERVER_ERROR, SERVER_ERROR_AFTER_SUCCESS ->
                send(exchange, failure(500, "Internal Server Error", "java.lang.NullPointerException"));
            case UNAUTHORIZED ->
                send(exchange, failure(401, "User Not Authenticated", "Required to provide Auth information"));
            case FORBIDDEN -> send(exchange, failure(403, "Operation Failed", "ACL Exception"));
            case REPEATED_CREDENTIALS ->
                send(
                        exchange,
                        failure(
                                403,
                                "ACL Exception",
                                exchange.getRequestHeaders().getFirst("x-sn-apikey") + " "
                                        + exchange.getRequestHeaders().getFirst("Authorization")));
            case HIDDEN ->
                send(
                        exchange,
                        failure(404, "No Record found", "Record doesn't exist or ACL restricts the record retrieval"));
            case TOO_MANY_REQUESTS ->
                send(
                        exchange,
                        new Answer(
                                429,
                                error("Rate limit exceeded", "Max requests"),
                                Map.of("Retry-After", String.valueOf(retryAfter))));
            case NOT_JSON -> text(exchange, 200, "application/json", "{\"result\": [{\"sys_id\": ");
            case LOGIN_PAGE -> text(exchange, 200, "text/html", "<html><title>Log in | ServiceNow</title></html>");
            case HIBERNATING ->
                text(exchange, 200, "text/html", "<html><title>Instance Hibernating page</title></html>");
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", "https://sso.example/login");
                exchange.sendResponseHeaders(302, -1);
            }
            case TRANSACTION_CANCELLED -> {
                ObjectNode body = error("Transaction cancelled: maximum execution time exceeded", "");
                body.putArray("result");
                send(exchange, new Answer(200, body));
            }
            case OTHER_RECORD -> {
                ObjectNode other = json.createObjectNode().put("sys_id", "ffffffffffffffffffffffffffffffff");
                boolean one = exchange.getRequestURI().getPath().matches(".*/[0-9a-f]{32}");
                send(
                        exchange,
                        new Answer(
                                200, result(one ? other : json.createArrayNode().add(other))));
            }
        }
    }

    private void awaitClosing(long atMostMillis) {
        try {
            closing.await(atMostMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.body() == null) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            text(exchange, answer.status(), "application/json;charset=UTF-8", json.writeValueAsString(answer.body()));
        }
    }

    static void text(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private ObjectNode result(JsonNode result) {
        ObjectNode body = json.createObjectNode();
        body.set("result", result);
        return body;
    }

    private Answer failure(int status, String message, String detail) {
        return new Answer(status, error(message, detail));
    }

    private ObjectNode error(String message, String detail) {
        ObjectNode body = json.createObjectNode();
        body.putObject("error").put("message", message).put("detail", detail);
        return body.put("status", "failure");
    }

    static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String one : encoded.split("&")) {
                String[] pair = one.split("=", 2);
                parameters.put(
                        URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static long number(String text, long otherwise) {
        return text != null && text.matches("\\d{1,9}") ? Long.parseLong(text) : otherwise;
    }

    /** A key and its certificate for localhost, made once by the JDK's keytool. */
    private static synchronized Path keyStore() throws Exception {
        if (keys == null) {
            Path store = Files.createTempDirectory("stand-in").resolve("localhost.p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost",
                            "-validity",
                            "30",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            "changeit")
                    .inheritIO()
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool made no certificate");
            }
            keys = store;
        }
        return keys;
    }

    /** Starts an instance on port 8443, or the given one, and writes the settings with which the application calls it. */
    public static void main(String[] arguments) throws IOException {
        ServiceNowStandIn instance =
                new ServiceNowStandIn(arguments.length == 0 ? 8443 : Integer.parseInt(arguments[0]));
        Map<String, String> settings = new TreeMap<>(instance.settings());
        settings.put("onboarding.casesystem.mode", "servicenow");
        settings.put("onboarding.casesystem.create-customers", "true");
        settings.put("onboarding.instances.mode", "servicenow");
        Path file = Path.of("target", "servicenow-stand-in.properties");
        Files.write(
                file,
                settings.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .toList());
        System.out.printf(
                "ServiceNow stand-in: %s%nStart the application with --spring.config.additional-location=%s%n",
                instance.url(), file);
    }
}
