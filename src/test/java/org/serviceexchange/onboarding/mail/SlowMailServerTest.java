package org.serviceexchange.onboarding.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.serviceexchange.onboarding.application.port.BusySystemException;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Receipt;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that hangs holds few threads, and each for a bounded time. */
@Timeout(60)
class SlowMailServerTest {

    private static final Envelope ENVELOPE =
            new Envelope("onb1.advice@northwind", new EmailAddress("a@customer.example"), null);
    private static final RenderedMail MAIL = new RenderedMail("Advice", "<p>html</p>", "text");

    private final AtomicLong now = new AtomicLong();

    @Test
    void one_more_mail_than_may_go_out_at_once_is_postponed() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch underWay = new CountDownLatch(2);
        MailDelivery delivery = limited((envelope, mail) -> {
            underWay.countDown();
            await(answer);
            return Receipt.acceptedFor(envelope.receivers());
        });
        CompletableFuture<Receipt> first = CompletableFuture.supplyAsync(() -> delivery.deliver(ENVELOPE, MAIL));
        CompletableFuture<Receipt> second = CompletableFuture.supplyAsync(() -> delivery.deliver(ENVELOPE, MAIL));
        await(underWay);
        now.addAndGet(Duration.ofSeconds(10).toNanos());

        assertThatThrownBy(() -> delivery.deliver(ENVELOPE, MAIL))
                .isInstanceOf(BusySystemException.class)
                .hasMessageContaining("the mail server");

        answer.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS).acceptedForAll()).isTrue();
        assertThat(second.get(30, TimeUnit.SECONDS).acceptedForAll()).isTrue();
        assertThat(delivery.deliver(ENVELOPE, MAIL).acceptedForAll()).isTrue();
    }

    @Test
    void mail_waits_while_the_server_answers() throws Exception {
        CountDownLatch underWay = new CountDownLatch(2);
        CountDownLatch answer = new CountDownLatch(1);
        MailDelivery delivery = limited((envelope, mail) -> {
            underWay.countDown();
            await(answer);
            return Receipt.acceptedFor(envelope.receivers());
        });
        CompletableFuture.runAsync(() -> delivery.deliver(ENVELOPE, MAIL));
        CompletableFuture.runAsync(() -> delivery.deliver(ENVELOPE, MAIL));
        await(underWay);
        CompletableFuture.runAsync(answer::countDown, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
        assertThat(delivery.deliver(ENVELOPE, MAIL).acceptedForAll()).isTrue();
    }

    /** Each byte starts the time limits of Jakarta Mail again. */
    @Test
    void connection_to_a_server_that_answers_byte_by_byte_is_cut() throws Exception {
        try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> drip(dripping));
            server.setDaemon(true);
            server.start();
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(dripping.getLocalPort());
            sender.getJavaMailProperties().put("mail.smtp.timeout", "5000");
            sender.getJavaMailProperties().put("mail.smtp.writetimeout", "5000");
            MailDelivery delivery = new LimitedMailDelivery(
                    new SmtpMailDelivery(sender, "from@provider.example", Clock.systemUTC()),
                    MailConfiguration.deadlines(sender, Duration.ofMillis(500)),
                    1,
                    System::nanoTime);

            assertThatThrownBy(() -> delivery.deliver(ENVELOPE, MAIL)).isInstanceOf(MailSendException.class);
        }
    }

    /** What cuts the connection was frozen with the process, and comes too late. */
    @Test
    void process_that_was_frozen_writes_nothing_more_of_its_mail() throws Exception {
        Duration deadline = Duration.ofMillis(200);
        TimeLimitSocketFactory deadlines = new TimeLimitSocketFactory(deadline);
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            deadlines.within(() -> {
                try (Socket connection = deadlines.createSocket()) {
                    connection.connect(server.getLocalSocketAddress());
                    OutputStream out = connection.getOutputStream();
                    out.write('.');
                    Thread.sleep(deadline.plusMillis(50).toMillis());
                    assertThatThrownBy(() -> out.write('.')).hasMessage("the time for this mail is over");
                    return null;
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private MailDelivery limited(MailDelivery server) {
        return new LimitedMailDelivery(server, new TimeLimitSocketFactory(Duration.ofMinutes(1)), 2, now::get);
    }

    private static void drip(ServerSocket dripping) {
        try (Socket client = dripping.accept()) {
            while (true) {
                client.getOutputStream().write("220-".getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException gone) {
            // the client has cut the connection
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited too long");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
