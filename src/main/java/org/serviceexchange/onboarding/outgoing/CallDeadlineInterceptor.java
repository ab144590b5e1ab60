package org.serviceexchange.onboarding.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.stereotype.Component;

/**
 * Bounds a call as a whole, where the client's own timeouts only bound the silence between two bytes: the answer is read
 * to its end in here, before the deadline and up to the greatest size, or the connection is cut.
 */
@Component
class CallDeadlineInterceptor implements ExecChainHandler, AutoCloseable {

    private final Duration deadline;
    private final int maxAnswer;
    private final ScheduledThreadPoolExecutor alarms;
    // on the system's running time, which no correction of the clock moves
    private final ThreadLocal<Long> end = new ThreadLocal<>();

    CallDeadlineInterceptor(OutgoingProperties properties) {
        this.deadline = properties.deadline();
        this.maxAnswer = Math.toIntExact(properties.maxAnswer().toBytes());
        this.alarms = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "outgoing-deadlines"));
        alarms.setRemoveOnCancelPolicy(true);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Cancellable call = (Cancellable) scope.originalRequest;
        AtomicBoolean late = new AtomicBoolean();
        end.set(System.nanoTime() + deadline.toNanos());
        Future<?> alarm = alarms.schedule(
                () -> {
                    late.set(true);
                    call.cancel();
                },
                deadline.toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            return complete(chain.proceed(request, scope), host(scope));
        } catch (IOException | HttpException | RuntimeException e) {
            // not to be read on to its end, as closing it would
            scope.execRuntime.discardEndpoint();
            if (late.get() || remaining().isZero()) {
                throw new DeadlinePassedException(host(scope), deadline, e);
            }
            throw e;
        } finally {
            alarm.cancel(false);
            end.remove();
        }
    }

    /** What is left for the call that this thread is making; all of it when it makes none. */
    Duration remaining() {
        Long at = end.get();
        return at == null ? deadline : Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private ClassicHttpResponse complete(ClassicHttpResponse answer, String host) throws IOException {
        if (answer.getCode() / 100 == 3 && answer.getCode() != HttpStatus.SC_NOT_MODIFIED) {
            throw new RedirectRefusedException(host, answer.getCode());
        }
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return answer;
        }
        // one that is small on the way can be of any size once unpacked
        if (answer.containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            throw new BlockedCallException("%s sent a compressed answer, which was not asked for.".formatted(host));
        }
        try (InputStream content = entity.getContent()) {
            byte[] body = content.readNBytes(maxAnswer);
            if (content.read() >= 0) {
                throw new AnswerTooLargeException(host, maxAnswer);
            }
            answer.setEntity(new ByteArrayEntity(body, ContentType.parseLenient(entity.getContentType())));
        }
        return answer;
    }

    private static String host(ExecChain.Scope scope) {
        HttpHost target = scope.route.getTargetHost();
        return target.getHostName();
    }

    /** The call exceeded its deadline. */
    static class DeadlinePassedException extends SocketTimeoutException {

        DeadlinePassedException(String host, Duration deadline, Exception cause) {
            super("%s gave no complete answer within %d ms, so the call was broken off."
                    .formatted(host, deadline.toMillis()));
            initCause(cause);
        }
    }

    /** The answer is larger than an answer may be. */
    static class AnswerTooLargeException extends IOException {

        AnswerTooLargeException(String host, int maxAnswer) {
            super("The answer of %s is larger than %d bytes and was not read on.".formatted(host, maxAnswer));
        }
    }
}
