package org.serviceexchange.onboarding.servicenow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.ShortenedText;
import org.serviceexchange.onboarding.outgoing.BlockedCallException;
import org.serviceexchange.onboarding.outgoing.RedirectRefusedException;
import org.serviceexchange.onboarding.servicenow.Credentials.Grant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * The connection to one instance: it signs in, keeps to the limits that the instance sets and to our own, and tells each
 * fault apart. The guard for outgoing calls bounds each request in time.
 */
class InstanceConnection {

    // where the instance names no time
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    // characters of the instance's own words in a sentence of ours
    private static final int LONGEST_DETAIL = 300;

    private final String host;
    private final RestClient http;
    private final Credentials credentials;
    private final InstanceLimits limits;
    private final BiConsumer<String, Duration> ended;
    private final ObjectMapper json;
    private final Clock clock;

    /** @param ended gets the outcome and the duration of each call */
    InstanceConnection(
            URI url,
            RestClient http,
            SignIn signIn,
            InstanceLimits limits,
            BiConsumer<String, Duration> ended,
            ObjectMapper json,
            Clock clock) {
        this.host = url.getAuthority();
        this.http = http;
        this.credentials = signIn.credentials(form -> token(URI.create(url + "/oauth_token.do"), form), clock);
        this.limits = limits;
        this.ended = ended;
        this.json = json;
        this.clock = clock;
    }

    /** @param body null for none */
    Reply call(HttpMethod method, URI uri, Object body) {
        Instant until = limits.pausedUntil();
        if (clock.instant().isBefore(until)) {
            throw fault(InstanceFault.RATE_LIMITED, Sentence.time(until));
        }
        Bulkhead callsAtOnce = limits.callsAtOnce();
        if (!callsAtOnce.tryAcquirePermission()) {
            throw fault(InstanceFault.BUSY);
        }
        try {
            return unlessDown(method, uri, body == null ? null : bytes(body));
        } finally {
            callsAtOnce.onComplete();
        }
    }

    /** What a call would be answered with now, without a call. */
    Optional<InstanceCallException> pause() {
        Instant until = limits.pausedUntil();
        if (clock.instant().isBefore(until)) {
            return Optional.of(fault(InstanceFault.RATE_LIMITED, Sentence.time(until)));
        }
        return limits.breaker().getState() == CircuitBreaker.State.OPEN
                ? Optional.of(fault(InstanceFault.OUTAGE))
                : Optional.empty();
    }

    InstanceCallException fault(InstanceFault fault, Object... arguments) {
        return fault(fault, null, arguments);
    }

    private InstanceCallException fault(InstanceFault fault, Throwable origin, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = host;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new InstanceCallException(fault, origin, all);
    }

    private Reply unlessDown(HttpMethod method, URI uri, byte[] body) {
        CircuitBreaker breaker = limits.breaker();
        if (!breaker.tryAcquirePermission()) {
            throw fault(InstanceFault.OUTAGE);
        }
        long start = breaker.getCurrentTimestamp();
        InstanceCallException outage = null;
        try {
            return signedIn(method, uri, body);
        } catch (InstanceCallException e) {
            outage = e.fault().isOutage() ? e : null;
            throw e;
        } finally {
            long took = breaker.getCurrentTimestamp() - start;
            if (outage == null) {
                breaker.onSuccess(took, breaker.getTimestampUnit());
            } else {
                breaker.onError(took, breaker.getTimestampUnit(), outage);
            }
        }
    }

    /** Tokens can be revoked before they expire, so a refusal gets one more try with new ones. */
    private Reply signedIn(HttpMethod method, URI uri, byte[] body) {
        Grant grant = credentials.current();
        try {
            return send(method, uri, grant, body);
        } catch (InstanceCallException refused) {
            if (refused.fault() != InstanceFault.SIGN_IN_REFUSED) {
                throw refused;
            }
            Optional<Grant> other = credentials.inPlaceOf(grant);
            if (other.isEmpty()) {
                throw refused;
            }
            return send(method, uri, other.get(), body);
        }
    }

    private Reply send(HttpMethod method, URI uri, Grant grant, byte[] body) {
        RestClient.RequestBodySpec request =
                http.method(method).uri(uri).accept(MediaType.APPLICATION_JSON).headers(grant::addTo);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return exchange(request, false);
    }

    private JsonNode token(URI uri, String form) {
        JsonNode answer = exchange(
                        http.method(HttpMethod.POST)
                                .uri(uri)
                                .accept(MediaType.APPLICATION_JSON)
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .body(form.getBytes(StandardCharsets.US_ASCII)),
                        true)
                .result();
        if (answer.path("access_token").asText().isEmpty()) {
            throw fault(InstanceFault.TOKEN_REFUSED, "200");
        }
        return answer;
    }

    private Reply exchange(RestClient.RequestBodySpec request, boolean forToken) {
        long begun = System.nanoTime();
        String outcome = OutsideCalls.SUCCESS;
        try {
            return answered(request, forToken);
        } catch (InstanceCallException failure) {
            outcome = failure.fault().name();
            throw failure;
        } finally {
            ended.accept(outcome, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private Reply answered(RestClient.RequestBodySpec request, boolean forToken) {
        try {
            return request.exchange((sent, response) -> read(response, forToken));
        } catch (ResourceAccessException e) {
            throw transportFault(e.getCause() == null ? e : e.getCause());
        }
    }

    private InstanceCallException transportFault(Throwable cause) {
        if (cause instanceof RedirectRefusedException) {
            return fault(InstanceFault.REDIRECTED, cause);
        }
        if (cause instanceof BlockedCallException) {
            return fault(InstanceFault.BLOCKED, cause, cause.getMessage());
        }
        if (cause instanceof UnknownHostException) {
            return fault(InstanceFault.UNKNOWN_HOST, cause, cause.getMessage());
        }
        if (isCertificateRefused(cause)) {
            return fault(InstanceFault.CERTIFICATE, cause, cause.getMessage());
        }
        if (cause instanceof ConnectException || cause instanceof SSLException) {
            return fault(InstanceFault.UNREACHABLE, cause, cause.getMessage());
        }
        return fault(cause instanceof SocketTimeoutException ? InstanceFault.TIMED_OUT : InstanceFault.CUT_OFF, cause);
    }

    /** Another failure of the handshake may be over soon. */
    private static boolean isCertificateRefused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLPeerUnverifiedException || cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private Reply read(ClientHttpResponse response, boolean forToken) throws IOException {
        int status = response.getStatusCode().value();
        byte[] body = response.getBody().readAllBytes();
        HttpHeaders headers = response.getHeaders();
        if (status == 429) {
            limits.pauseUntil(retryAfter(headers.getFirst(HttpHeaders.RETRY_AFTER)));
            throw fault(InstanceFault.RATE_LIMITED, Sentence.time(limits.pausedUntil()));
        }
        String page = isPage(headers, body) ? new String(body, StandardCharsets.UTF_8) : "";
        if (page.toLowerCase(Locale.ROOT).contains("hibernat")) {
            throw fault(InstanceFault.HIBERNATING);
        }
        JsonNode answer = page.isEmpty() ? parsed(body) : null;
        if (status / 100 != 2) {
            throw statusFault(status, detail(answer), forToken);
        }
        if (!page.isEmpty()) {
            throw fault(InstanceFault.LOGIN_PAGE);
        }
        if (answer == null) {
            throw fault(InstanceFault.NOT_JSON);
        }
        if (answer.has("error")) {
            throw fault(InstanceFault.PARTIAL, detail(answer));
        }
        return new Reply(forToken ? answer : answer.path("result"), total(headers.getFirst("X-Total-Count")));
    }

    private InstanceCallException statusFault(int status, String detail, boolean forToken) {
        if (status >= 500) {
            return fault(InstanceFault.SERVER_ERROR, String.valueOf(status), detail);
        }
        if (forToken) {
            return fault(InstanceFault.TOKEN_REFUSED, String.valueOf(status));
        }
        return switch (status) {
            case 401 -> fault(InstanceFault.SIGN_IN_REFUSED);
            case 403 -> fault(InstanceFault.FORBIDDEN, detail);
            case 404 -> fault(InstanceFault.NOT_FOUND, detail);
            default -> fault(InstanceFault.REFUSED, String.valueOf(status), detail);
        };
    }

    private static long total(String header) {
        return header != null && header.matches("\\d{1,9}") ? Long.parseLong(header) : 0;
    }

    /** In seconds, or a date (RFC 9110). */
    private Instant retryAfter(String value) {
        Instant now = clock.instant();
        Instant asked = now.plus(PAUSE);
        if (value != null && value.matches("\\d{1,9}")) {
            asked = now.plusSeconds(Long.parseLong(value));
        } else if (value != null) {
            try {
                asked = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            } catch (DateTimeException e) {
                return asked;
            }
        }
        Instant latest = now.plus(LONGEST_PAUSE);
        return asked.isAfter(latest) ? latest : asked;
    }

    private static boolean isPage(HttpHeaders headers, byte[] body) {
        MediaType type = headers.getContentType();
        return type != null && "html".equals(type.getSubtype())
                || body.length > 0
                        && new String(body, 0, Math.min(body.length, 20), StandardCharsets.UTF_8)
                                .stripLeading()
                                .startsWith("<");
    }

    /** Null if it is none. */
    private JsonNode parsed(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
        } catch (IOException e) {
            return null;
        }
    }

    /** The instance's own words. They end up in logs and on pages, so nothing secret is repeated. */
    private String detail(JsonNode answer) {
        if (answer == null) {
            return "-";
        }
        JsonNode error = answer.path("error");
        String text = credentials
                .withoutSecrets(error.path("message").asText() + " "
                        + error.path("detail").asText())
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return text.isEmpty() ? "-" : ShortenedText.of(text, LONGEST_DETAIL);
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
