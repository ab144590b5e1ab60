package org.serviceexchange.onboarding.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
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
class MailDeadlines extends SocketFactory {

    private static final Logger LOG = LoggerFactory.getLogger(MailDeadlines.class);

    private final Duration deadline;
    private final ScheduledThreadPoolExecutor alarms;
    private final ThreadLocal<Set<Socket>> opened = new ThreadLocal<>();

    /** @param deadline for a whole call, from connecting to the answer after the mail */
    MailDeadlines(Duration deadline) {
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
        opened.set(sockets);
        Future<?> alarm = alarms.schedule(() -> sockets.forEach(this::cut), deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return call.get();
        } finally {
            alarm.cancel(false);
            opened.remove();
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
        Socket socket = new Socket();
        Set<Socket> sockets = opened.get();
        if (sockets != null) {
            sockets.add(socket);
        }
        return socket;
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
