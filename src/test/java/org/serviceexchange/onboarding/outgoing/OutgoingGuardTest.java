package org.serviceexchange.onboarding.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.port.instance.InstanceAddresses;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.serviceexchange.onboarding.application.port.webhook.WebhookReceivers;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Attempt;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Outcome;
import org.serviceexchange.onboarding.domain.webhook.WebhookSecret;
import org.serviceexchange.onboarding.outgoing.LoopbackServer.Conversation;
import org.serviceexchange.onboarding.servicenow.ServerCertificates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Calls as an adapter will make them, with the builder that Spring Boot hands out, against real servers that speak TLS
 * on loopback addresses. The operator listed them: the instance acme is at acme.test, where 127.0.0.2 is permitted.
 */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class OutgoingGuardTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final WebhookDelivery MESSAGE = new WebhookDelivery(
            1,
            new WebhookDelivery.Message(
                    "msg_1", "erp", OnboardingNumber.of(1001), "{\"type\":\"onboarding.state-changed\"}", NOON),
            WebhookDelivery.State.PENDING,
            0,
            NOON,
            null);

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";

    @TempDir
    static Path keys;

    private static SSLContext serverTls;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicInteger lookups = new AtomicInteger();

    @BeforeAll
    static void makeCertificate() throws Exception {
        serverTls = certificate("acme.test", keys.resolve("acme.p12"));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void call_to_listed_host_uses_the_checked_address() throws Exception {
        LoopbackServer right = server(serverTls, "127.0.0.2", 0, Conversation.answering(OK, "right"));
        LoopbackServer wrong = server(serverTls, "127.0.0.3", right.port(), Conversation.answering(OK, "wrong"));

        // who asks a second time is sent elsewhere
        calling(right.port(), answers("127.0.0.2", "127.0.0.3"), client -> {
            assertThat(client.get().uri("/a?b=c").retrieve().body(String.class)).isEqualTo("right");
        });

        assertThat(lookups).hasValue(1);
        assertThat(wrong.connections).isEmpty();
        assertThat(right.heads)
                .singleElement()
                .asString()
                .startsWith("GET /a?b=c HTTP/1.1\r\n")
                .contains("Host: acme.test:" + right.port(), "User-Agent: service-exchange-onboarding")
                .doesNotContainIgnoringCase("accept-encoding", "cookie", "upgrade");
    }

    @Test
    void address_outside_permitted_networks_is_refused() throws Exception {
        LoopbackServer wrong = server(serverTls, "127.0.0.3", 0, Conversation.answering(OK, "wrong"));

        for (String[] answer : new String[][] {{"127.0.0.3"}, {"10.0.0.1"}, {"::1"}, {"127.0.0.2", "127.0.0.3"}}) {
            calling(wrong.port(), host -> addresses(answer), client -> refused(client, "is not on the internet"));
        }

        assertThat(wrong.connections).isEmpty();
    }

    @Test
    void new_connection_checks_address_again() throws Exception {
        // each answer ends its connection
        LoopbackServer right =
                server(serverTls, "127.0.0.2", 0, Conversation.answering(OK + "Connection: close\r\n", "right"));
        LoopbackServer wrong = server(serverTls, "127.0.0.3", right.port(), Conversation.answering(OK, "wrong"));

        calling(right.port(), answers("127.0.0.2", "127.0.0.3"), client -> {
            assertThat(client.get().retrieve().body(String.class)).isEqualTo("right");
            refused(client, "127.0.0.3, which is not on the internet");
        });

        assertThat(wrong.connections).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "64:ff9b::10.0.0.1", "100.64.1.1"})
    void instance_with_non_public_address_is_refused(String address) throws Exception {
        calling(443, host -> addresses(address), client -> {
            assertThatThrownBy(() -> client.get()
                            .uri("https://dev12345.service-now.com/api/now/v2/table/x")
                            .retrieve()
                            .body(String.class))
                    .isInstanceOf(ResourceAccessException.class)
                    .hasMessageContaining("dev12345.service-now.com has the address")
                    .hasMessageContaining("not on the internet");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.test:PORT/",
                "http://acme.service-now.com/",
                "https://acme.test/",
                "https://acme.test:1/",
                "https://acme.test.:PORT/",
                "https://ACME.test:PORT/",
                "https://admin:secret@acme.test:PORT/",
                "https://acme.test:PORT@evil.example/",
                "https://evil.example/",
                "https://evil.example#acme.service-now.com",
                "https://service-now.com/",
                "https://acme.service-now.com:8443/",
                "https://acme.service-now.com./",
                "https://user@acme.service-now.com/",
                "https://a.b.service-now.com/",
                "https://-acme.service-now.com/",
                "https://xn--acme-9ua.service-now.com/",
                "https://acme.service-now.com.evil.example/",
                "https://acmeservice-now.com/",
                "https://äcme.service-now.com/",
                "https://acme\uFF0Eservice-now.com/",
                "https://127.0.0.2:PORT/",
                "https://2130706434:PORT/",
                "https://0x7f000002:PORT/",
                "https://0177.0.0.2:PORT/",
                "https://127.2:PORT/",
                "https://[::1]:PORT/",
                "https://[::ffff:127.0.0.2]:PORT/",
                "file:///etc/passwd",
                "https:///x",
                "https:opaque"
            })
    void call_to_unlisted_address_is_refused_without_lookup(String address) throws Exception {
        LoopbackServer server = server(serverTls, "127.0.0.2", 0, Conversation.answering(OK, "reached"));

        calling(server.port(), answers("127.0.0.2"), client -> assertThatThrownBy(() -> client.get()
                        .uri(URI.create(address.replace("PORT", "" + server.port())))
                        .retrieve()
                        .body(String.class))
                .rootCause()
                .isInstanceOf(BlockedCallException.class)
                .hasMessageContaining("this is neither"));

        assertThat(lookups).hasValue(0);
        assertThat(server.connections).isEmpty();
    }

    @Test
    void host_of_an_instance_is_the_listed_one_or_one_of_servicenow() {
        runner(8443, answers()).run(context -> {
            InstanceAddresses addresses = context.getBean(InstanceAddresses.class);
            assertThat(addresses.find(InstanceHost.ofName("acme"))).contains(new InstanceHost("acme.test:8443"));
            for (String host : List.of(
                    "acme.test:8443",
                    "acme2.service-now.com",
                    "acme.servicenowservices.com",
                    "acme.servicenowcloud.com")) {
                assertThat(addresses.find(new InstanceHost(host))).contains(new InstanceHost(host));
                assertThat(addresses.of(new InstanceHost(host))).hasToString("https://" + host);
            }
            for (String host : List.of("acme.test", "acme.test:443", "support.acme.com", "a.acme.service-now.com")) {
                assertThat(addresses.find(new InstanceHost(host))).as(host).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 307, 308})
    void redirect_is_refused(int status) throws Exception {
        LoopbackServer elsewhere = server(serverTls, "127.0.0.2", 0, Conversation.answering(OK, "elsewhere"));
        LoopbackServer server = server(
                serverTls,
                "127.0.0.2",
                0,
                Conversation.answering(
                        "HTTP/1.1 %d Moved\r\nLocation: https://acme.test:%d/\r\n".formatted(status, elsewhere.port()),
                        ""));

        calling(server.port(), answers("127.0.0.2"), client -> refused(client, "redirect (%d)".formatted(status)));

        assertThat(elsewhere.connections).isEmpty();
        assertThat(server.heads).hasSize(1);
    }

    @Test
    void endless_answer_is_cut_at_deadline() throws Exception {
        LoopbackServer server = server(serverTls, "127.0.0.2", 0, Conversation.dripping(OK + "\r\n", (byte) 'x', 20));
        calling(server.port(), answers("127.0.0.2"), OutgoingGuardTest::late);
    }

    @Test
    void endless_header_is_cut_at_deadline() throws Exception {
        LoopbackServer server = server(serverTls, "127.0.0.2", 0, Conversation.dripping(OK + "X: ", (byte) 'x', 20));
        calling(server.port(), answers("127.0.0.2"), OutgoingGuardTest::late);
    }

    @Test
    void endless_tls_handshake_is_cut_at_deadline() throws Exception {
        // the head of a TLS record of 16 kB, which then comes byte by byte
        LoopbackServer server = server(null, "127.0.0.2", 0, (self, in, out) -> {
            out.write(new byte[] {0x16, 3, 3, 0x40, 0});
            Conversation.dripping("", (byte) 0, 20).talk(self, in, out);
        });
        calling(server.port(), answers("127.0.0.2"), OutgoingGuardTest::late);
    }

    @Test
    void silent_server_is_cut_at_deadline() throws Exception {
        LoopbackServer server = server(serverTls, "127.0.0.2", 0, (self, in, out) -> {
            self.head(in);
            in.read();
        });
        calling(server.port(), answers("127.0.0.2"), OutgoingGuardTest::late);
    }

    @Test
    void request_that_the_server_does_not_read_is_cut_at_deadline() throws Exception {
        LoopbackServer server = server(serverTls, "127.0.0.2", 0, (self, in, out) -> {
            self.head(in);
            Thread.sleep(60_000);
        });
        calling(server.port(), answers("127.0.0.2"), client -> assertThatThrownBy(() ->
                        client.post().body(new byte[64_000_000]).retrieve().toBodilessEntity())
                .hasCauseInstanceOf(CallDeadlineInterceptor.DeadlinePassedException.class));
    }

    @Test
    void endless_lookup_is_cut_at_deadline() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        calling(
                443,
                host -> {
                    try {
                        never.await(60, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownHostException(host);
                },
                OutgoingGuardTest::late);
    }

    @Test
    void answer_above_maximum_size_is_refused() throws Exception {
        LoopbackServer fits = server(serverTls, "127.0.0.2", 0, Conversation.answering(OK, "x".repeat(10_000)));
        calling(fits.port(), answers("127.0.0.2"), client -> {
            assertThat(client.get().retrieve().body(String.class)).hasSize(10_000);
            // and goes on over the same connection
            assertThat(client.get().retrieve().body(String.class)).hasSize(10_000);
        });
        assertThat(fits.connections).hasSize(1);

        LoopbackServer larger = server(serverTls, "127.0.0.2", 0, Conversation.answering(OK, "x".repeat(10_001)));
        calling(larger.port(), answers("127.0.0.2"), client -> refused(client, "larger than 10000 bytes"));
    }

    @Test
    void answer_above_maximum_size_is_not_read_to_its_end() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        byte[] block = new byte[100_000];
        LoopbackServer endless = server(serverTls, "127.0.0.2", 0, (self, in, out) -> {
            self.head(in);
            out.write((OK + "\r\n").getBytes(StandardCharsets.US_ASCII));
            while (sent.get() < 1_000) {
                out.write(block);
                sent.incrementAndGet();
            }
        });
        calling(endless.port(), answers("127.0.0.2"), client -> refused(client, "larger than 10000 bytes"));
        // what lies in buffers, far from the 100 MB that it had to send
        assertThat(sent.get()).isLessThan(500);
    }

    @Test
    void too_long_or_too_many_headers_are_refused() throws Exception {
        LoopbackServer line =
                server(serverTls, "127.0.0.2", 0, Conversation.answering(OK + "X: " + "x".repeat(20_000) + "\r\n", ""));
        calling(line.port(), answers("127.0.0.2"), client -> refused(client, "line length limit"));
        LoopbackServer lines =
                server(serverTls, "127.0.0.2", 0, Conversation.answering(OK + "X: x\r\n".repeat(300), ""));
        calling(lines.port(), answers("127.0.0.2"), client -> refused(client, "header count"));
    }

    @Test
    void compressed_answer_is_refused() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[5_000_000]);
        }
        assertThat(packed.size()).isLessThan(10_000);
        LoopbackServer bomb = server(
                serverTls,
                "127.0.0.2",
                0,
                Conversation.answering(
                        OK + "Content-Encoding: gzip\r\n", packed.toString(StandardCharsets.ISO_8859_1)));
        calling(bomb.port(), answers("127.0.0.2"), client -> refused(client, "compressed answer"));
    }

    @Test
    void cookie_of_server_is_not_sent_back() throws Exception {
        LoopbackServer server = server(
                serverTls, "127.0.0.2", 0, Conversation.answering(OK + "Set-Cookie: session=1; Path=/\r\n", "ok"));
        calling(server.port(), answers("127.0.0.2"), client -> {
            client.get().retrieve().body(String.class);
            client.get().retrieve().body(String.class);
        });
        assertThat(server.heads).hasSize(2).noneMatch(head -> head.contains("session"));
    }

    @Test
    void call_on_closed_connection_is_not_repeated() throws Exception {
        LoopbackServer server = server(serverTls, "127.0.0.2", 0, (self, in, out) -> self.head(in));
        calling(server.port(), answers("127.0.0.2"), client -> assertThatThrownBy(
                        () -> client.get().retrieve().body(String.class))
                .isInstanceOf(ResourceAccessException.class));
        assertThat(server.heads).hasSize(1);
    }

    @Test
    void proxy_of_system_properties_is_ignored() throws Exception {
        LoopbackServer proxy = server(null, "127.0.0.1", 0, Conversation.answering(OK, "proxy"));
        LoopbackServer server = server(serverTls, "127.0.0.2", 0, Conversation.answering(OK, "direct"));
        System.setProperty("https.proxyHost", "127.0.0.1");
        System.setProperty("https.proxyPort", "" + proxy.port());
        try {
            calling(server.port(), answers("127.0.0.2"), client -> assertThat(
                            client.get().retrieve().body(String.class))
                    .isEqualTo("direct"));
        } finally {
            System.clearProperty("https.proxyHost");
            System.clearProperty("https.proxyPort");
        }
        assertThat(proxy.connections).isEmpty();
    }

    @Test
    void certificate_of_other_host_or_unknown_authority_is_refused() throws Exception {
        // issued by an authority that is trusted, but to somebody else
        SSLContext other = certificate("other.test", keys.resolve("other.p12"));
        LoopbackServer server = server(other, "127.0.0.2", 0, Conversation.answering(OK, "wrong"));
        assertTlsRefused(server, keys.resolve("other.p12"));
        // and the right name by an authority that isn't
        LoopbackServer unknown = server(serverTls, "127.0.0.2", 0, Conversation.answering(OK, "wrong"));
        assertTlsRefused(unknown, keys.resolve("other.p12"));
        assertThat(server.heads).isEmpty();
        assertThat(unknown.heads).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onboarding.outgoing.instances.acme.host=127.0.0.1",
                "onboarding.outgoing.instances.acme.host=2130706433",
                "onboarding.outgoing.instances.acme.host=0x7f.1",
                "onboarding.outgoing.instances.acme.host=[::1]:443",
                "onboarding.outgoing.instances.acme.host=https://acme.test",
                "onboarding.outgoing.instances.acme.host=user@acme.test",
                "onboarding.outgoing.instances.acme.host=acme.test/path",
                "onboarding.outgoing.instances.acme.host=acme.test.",
                "onboarding.outgoing.instances.acme.host=äcme.test",
                "onboarding.outgoing.instances.acme.networks=10.0.0.0",
                "onboarding.outgoing.instances.acme.networks=intranet",
                "onboarding.outgoing.deadline=0s",
                "onboarding.outgoing.deadline=1h",
                "onboarding.outgoing.max-answer=0B",
                "onboarding.outgoing.max-answer=3GB"
            })
    void invalid_outgoing_setting_stops_the_start(String property) {
        runner(443, answers()).withPropertyValues(property).run(context -> assertThat(context)
                .hasFailed());
    }

    private static void assertTlsRefused(LoopbackServer server, Path trusted) {
        new OutgoingGuardTest()
                .runner(server.port(), host -> addresses("127.0.0.2"))
                .withPropertyValues("spring.ssl.bundle.jks.test.truststore.location=file:" + trusted)
                .run(context -> assertThatThrownBy(
                                () -> client(context.getBean(RestClient.Builder.class), server.port())
                                        .get()
                                        .retrieve()
                                        .body(String.class))
                        .hasCauseInstanceOf(SSLException.class));
    }

    @Test
    void webhook_is_signed_and_sent_to_its_own_address_only() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        LoopbackServer server = server(serverTls, "127.0.0.2", 0, (loopback, in, out) -> {
            String head = loopback.head(in);
            int length = Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
            bodies.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        });
        webhooks(server.port(), "127.0.0.2").run(context -> {
            assertThat(context.getBean(WebhookReceivers.class).send(MESSAGE, NOON))
                    .isEqualTo(new Attempt(NOON, Outcome.DELIVERED, 204));
            RestClient other = context.getBean(RestClient.Builder.class)
                    .baseUrl("https://acme.test:%d/other".formatted(server.port()))
                    .build();
            refused(other, "Only {instance}.service-now.com");
            assertThat(context.getBean(InstanceAddresses.class).find(new InstanceHost("acme.test:" + server.port())))
                    .as("as an instance")
                    .isEmpty();
        });
        assertThat(bodies).containsExactly(MESSAGE.message().body());
        assertThat(server.heads)
                .singleElement()
                .asString()
                .startsWith("POST /hook HTTP/1.1\r\n")
                .containsIgnoringCase("webhook-id: msg_1\r\n")
                .containsIgnoringCase("webhook-timestamp: %d\r\n".formatted(NOON.getEpochSecond()))
                .contains(new WebhookSecret(SECRET)
                        .sign("msg_1", NOON.getEpochSecond(), MESSAGE.message().body()));
    }

    @ParameterizedTest
    @CsvSource({"500, REFUSED", "302, REFUSED", "410, GONE"})
    void answer_of_a_receiver_is_told_apart(int status, Outcome outcome) throws Exception {
        LoopbackServer server =
                server(serverTls, "127.0.0.2", 0, Conversation.answering("HTTP/1.1 %d No\r\n".formatted(status), ""));
        webhooks(server.port(), "127.0.0.2").run(context -> assertThat(context.getBean(WebhookReceivers.class)
                        .send(MESSAGE, NOON)
                        .outcome())
                .isEqualTo(outcome));
    }

    @Test
    void receiver_that_is_silent_or_in_a_private_network_is_told_apart() throws Exception {
        LoopbackServer silent = server(serverTls, "127.0.0.2", 0, (loopback, in, out) -> Thread.sleep(10_000));
        webhooks(silent.port(), "127.0.0.2").run(context -> assertThat(context.getBean(WebhookReceivers.class)
                        .send(MESSAGE, NOON)
                        .outcome())
                .isEqualTo(Outcome.TIMED_OUT));
        webhooks(silent.port(), "169.254.169.254").run(context -> assertThat(context.getBean(WebhookReceivers.class)
                        .send(MESSAGE, NOON)
                        .outcome())
                .isEqualTo(Outcome.BLOCKED));
    }

    @ParameterizedTest
    @CsvSource({
        "http://erp.example/hook, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "https://user@erp.example/hook, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "https://127.0.0.1/hook, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "https://erp.example/hook#a, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "https://erp.example/hook, secret"
    })
    void wrong_address_or_secret_of_a_receiver_stops_the_start(String url, String secret) {
        webhooks(443, "127.0.0.2")
                .withPropertyValues(
                        "onboarding.outgoing.webhooks.erp.url=" + url,
                        "onboarding.outgoing.webhooks.erp.secret=" + secret)
                .run(context -> assertThat(context).hasFailed());
    }

    private ApplicationContextRunner webhooks(int port, String address) {
        return runner(port, host -> addresses(address))
                .withUserConfiguration(HttpWebhookReceivers.class)
                .withBean(OutsideCalls.class, () -> (system, outcome, took) -> {})
                .withPropertyValues(
                        "onboarding.outgoing.instances.acme.host=other.test",
                        "onboarding.outgoing.webhooks.erp.url=https://acme.test:%d/hook".formatted(port),
                        "onboarding.outgoing.webhooks.erp.secret=" + SECRET,
                        "onboarding.outgoing.webhooks.erp.networks=127.0.0.2/32");
    }

    private static void late(RestClient client) {
        assertThatThrownBy(() -> client.get().retrieve().body(String.class))
                .isInstanceOf(ResourceAccessException.class)
                .hasCauseInstanceOf(CallDeadlineInterceptor.DeadlinePassedException.class)
                .hasMessageContaining("acme.test gave no complete answer within 700 ms");
    }

    private static void refused(RestClient client, String why) {
        assertThatThrownBy(() -> client.get().retrieve().body(String.class))
                .isInstanceOf(ResourceAccessException.class)
                .hasMessageContaining(why);
    }

    private void calling(int port, HostLookup lookup, Consumer<RestClient> calls) {
        runner(port, lookup).run(context -> {
            assertThat(context).hasNotFailed();
            calls.accept(client(context.getBean(RestClient.Builder.class), port));
        });
    }

    private static RestClient client(RestClient.Builder builder, int port) {
        return builder.baseUrl("https://acme.test:" + port).build();
    }

    private ApplicationContextRunner runner(int port, HostLookup lookup) {
        HostLookup counting = host -> {
            lookups.incrementAndGet();
            return lookup.addressesOf(host);
        };
        return new ApplicationContextRunner()
                .withAllowBeanDefinitionOverriding(true)
                .withConfiguration(AutoConfigurations.of(
                        SslAutoConfiguration.class,
                        HttpClientAutoConfiguration.class,
                        RestClientAutoConfiguration.class))
                .withUserConfiguration(
                        OutgoingConfiguration.class,
                        ListedInstanceAddresses.class,
                        SafeDnsResolver.class,
                        CallDeadlineInterceptor.class)
                .withBean("lookup", HostLookup.class, () -> counting)
                .withPropertyValues(
                        "onboarding.outgoing.instances.acme.host=acme.test:" + port,
                        "onboarding.outgoing.instances.acme.networks=127.0.0.2/32",
                        "onboarding.outgoing.deadline=700ms",
                        "onboarding.outgoing.max-answer=10000B",
                        "onboarding.outgoing.ssl-bundle=test",
                        "spring.ssl.bundle.jks.test.truststore.location=file:" + keys.resolve("acme.p12"),
                        "spring.ssl.bundle.jks.test.truststore.password=changeit",
                        "spring.ssl.bundle.jks.test.truststore.type=PKCS12");
    }

    private LoopbackServer server(SSLContext tls, String address, int port, Conversation conversation)
            throws IOException {
        LoopbackServer server = new LoopbackServer(tls, address, port, conversation);
        open.add(server);
        return server;
    }

    /** Answers one after the other, and the last one again and again. */
    private static HostLookup answers(String... oneByOne) {
        AtomicInteger asked = new AtomicInteger();
        return host -> addresses(oneByOne[Math.min(asked.getAndIncrement(), oneByOne.length - 1)]);
    }

    private static InetAddress[] addresses(String... literals) {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            try {
                addresses[i] = InetAddress.getByName(literals[i]);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return addresses;
    }

    private static SSLContext certificate(String host, Path store) throws Exception {
        ServerCertificates.make(host, store);
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        return SSLContexts.custom()
                .loadKeyMaterial(keys, "changeit".toCharArray())
                .build();
    }
}
