package org.serviceexchange.onboarding.mail;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the connections to the mail server, and cuts those of a call that takes too long. The time limits of Jakarta Mail
 * bound the silence between two bytes only, and a job whose lock has expired would be run by another node as well.
 */
class TimeLimitSocketFactory extends SocketFactory {

    private static final Logger LOG = LoggerFactory.getLogger(TimeLimitSocketFactory.class);

    private final Duration deadline;
    private final ScheduledThreadPoolExecutor alarms;
    private final ThreadLocal<Call> current = new ThreadLocal<>();

    /** @param ends by {@link System#nanoTime()} */
    private record Call(Set<Socket> sockets, long ends) {}

    /** @param deadline for a whole call, from connecting to the answer after the mail */
    TimeLimitSocketFactory(Duration deadline) {
        this.deadline = deadline;
        this.alarms = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "mail-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        alarms.setRemoveOnCancelPolicy(true);
    }

    <T> T within(Supplier<T> call) {
        Set<Socket> sockets = ConcurrentHashMap.newKeySet();
        current.set(new Call(sockets, System.nanoTime() + deadline.toNanos()));
        Future<?> alarm = alarms.schedule(() -> sockets.forEach(this::cut), deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return call.get();
        } finally {
            alarm.cancel(false);
            current.remove();
        }
    }

    private void cut(Socket socket) {
        LOG.warn("The mail server took longer than {} ms for one mail. The connection is cut.", deadline.toMillis());
        try {
            socket.close();
        } catch (IOException gone) {
            LOG.debug("The connection was closed before", gone);
        }
    }

    /** Jakarta Mail connects it, and puts TLS on top where that is configured. */
    @Override
    public Socket createSocket() {
        Call call = current.get();
        if (call == null) {
            return new Socket();
        }
        Socket socket = new Socket() {
            @Override
            public OutputStream getOutputStream() throws IOException {
                return new UntilDeadline(super.getOutputStream(), call.ends());
            }
        };
        call.sockets().add(socket);
        return socket;
    }

    /** Of a process that was frozen, the alarm comes too late: the mail might go out before it. */
    private static class UntilDeadline extends FilterOutputStream {

        private final long ends;

        UntilDeadline(OutputStream out, long ends) {
            super(out);
            this.ends = ends;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (System.nanoTime() - ends > 0) {
                throw new SocketTimeoutException("the time for this mail is over");
            }
            out.write(bytes, offset, length);
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("Jakarta Mail connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException("Jakarta Mail connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("Jakarta Mail connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException("Jakarta Mail connects by itself");
    }
}
