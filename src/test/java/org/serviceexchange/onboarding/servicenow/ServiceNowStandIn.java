package org.serviceexchange.onboarding.servicenow;

import static org.serviceexchange.onboarding.servicenow.Answer.error;
import static org.serviceexchange.onboarding.servicenow.Answer.failure;
import static org.serviceexchange.onboarding.servicenow.Answer.result;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Base64;
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

    /** Of this instance as a customer registers it. */
    public static final String INSTANCE_ID = "a1b2c3d4e5f60718293a4b5c6d7e8f90";

    private static final String SECRETS_KEY = "c3RhbmQtaW4tb25seS1zdGFuZC1pbi1vbmx5LWtleTE=";

    private static final Pattern TABLE = Pattern.compile("/api/now/(?:(v1|v2)/)?table/(\\w+)(?:/(\\w+))?");
    private static final Pattern CASES =
            Pattern.compile("/api/sn_customerservice/(?:v1/)?case(?:/(\\w+))?(/activities)?");

    private final Path store;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ObjectMapper json = new ObjectMapper();
    private final StandInTables tables = new StandInTables();
    private final StandInApi api = new StandInApi(tables, this::url, this::hasRole);
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

    /** @param port 0 for any that is free */
    public ServiceNowStandIn(int port) {
        this(port, "localhost");
    }

    /** @param certified the host in the certificate; it is at localhost whatever stands there */
    public ServiceNowStandIn(int port, String certified) {
        try {
            // else every small answer waits 40 ms for an acknowledgement
            System.setProperty("sun.net.httpserver.nodelay", "true");
            store = ServerCertificates.store(certified);
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

    /** What an instance has in which Service Exchange is installed. */
    public void installServiceExchange() {
        Map.of("instance_id", INSTANCE_ID, "glide.servlet.uri", "https://stand-in.service-now.com/")
                .forEach((name, value) ->
                        tables.insert(StandInTables.PROPERTIES, Map.of("name", name, "value", value), "admin"));
        tables.insert(
                StandInTables.APPLICATION,
                Map.of("scope", "sn_nowebonding", "name", "Service Exchange", "version", "4.2.1"),
                "admin");
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

    private synchronized boolean hasRole(String role) {
        return roles.contains(role);
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
        settings.put("onboarding.servicenow.tables.connection-instance-field", "u_instance_id");
        settings.put("onboarding.servicenow.tables.replication-set", StandInTables.REPLICATION_SET);
        settings.put("onboarding.servicenow.tables.replication-set-message-field", "message");
        settings.put("spring.ssl.bundle.jks.stand-in.truststore.location", "file:" + store);
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
                return api.table(exchange.getRequestMethod(), table, parameters, body);
            }
            if (cases.matches()) {
                return api.cases(exchange.getRequestMethod(), cases, parameters, body);
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

    /** {@link #settings()} for an application whose cases and replication live here, and whose customers give access. */
    public Map<String, String> settingsOfAllModes() {
        Map<String, String> settings = new TreeMap<>(settings());
        settings.put("onboarding.casesystem.mode", "servicenow");
        settings.put("onboarding.casesystem.create-customers", "true");
        settings.put("onboarding.instances.mode", "servicenow");
        settings.put("onboarding.secrets.key", SECRETS_KEY);
        return settings;
    }

    /** Starts an instance on port 8443, or the given one, and writes the settings with which the application calls it. */
    public static void main(String[] arguments) throws IOException {
        ServiceNowStandIn instance =
                new ServiceNowStandIn(arguments.length == 0 ? 8443 : Integer.parseInt(arguments[0]));
        instance.installServiceExchange();
        Map<String, String> settings = instance.settingsOfAllModes();
        Path file = Path.of("target", "servicenow-stand-in.properties");
        Files.write(
                file,
                settings.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .toList());
        System.out.printf(
                "ServiceNow stand-in: %s%nStart the application with --spring.config.additional-location=%s%n"
                        + "Register a customer with the instance stand-in and the instance ID %s%n"
                        + "Access to the instance: API key %s, or client ID %s with client secret %s%n",
                instance.url(), file, INSTANCE_ID, API_KEY, CLIENT_ID, CLIENT_SECRET);
    }
}
