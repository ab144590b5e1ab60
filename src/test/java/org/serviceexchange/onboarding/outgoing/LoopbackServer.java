package org.serviceexchange.onboarding.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server that answers as badly as the test wants, on a loopback address of its own; over TLS, or with bare bytes. */
class LoopbackServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Conversation conversation;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    final List<String> heads = new CopyOnWriteArrayList<>();
    final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** @param tls null for bare bytes, as of a server whose handshake never ends */
    LoopbackServer(SSLContext tls, String address, int port, Conversation conversation) throws IOException {
        InetAddress at = InetAddress.getByName(address);
        this.socket = tls == null
                ? new ServerSocket(port, 50, at)
                : tls.getServerSocketFactory().createServerSocket(port, 50, at);
        this.conversation = conversation;
        threads.submit(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
    }

    private Void accept() throws IOException {
        while (true) {
            Socket connection = socket.accept();
            connections.add(connection);
            threads.submit(() -> {
                try (connection) {
                    conversation.talk(this, connection.getInputStream(), connection.getOutputStream());
                }
                return null;
            });
        }
    }

    /** Reads the head of a request. */
    String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The connection ended");
            }
            head.write(next);
        }
        heads.add(head.toString(StandardCharsets.ISO_8859_1));
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    interface Conversation {

        void talk(LoopbackServer server, InputStream in, OutputStream out) throws Exception;

        /** Answers every request on the connection alike. */
        static Conversation answering(String head, String body) {
            return (server, in, out) -> {
                while (true) {
                    server.head(in);
                    out.write((head + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                }
            };
        }

        /** Answers the beginning, and then one byte again and again without an end. */
        static Conversation dripping(String beginning, byte drop, int everyMillis) {
            return (server, in, out) -> {
                if (!beginning.isEmpty()) {
                    server.head(in);
                }
                out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
                while (true) {
                    out.write(drop);
                    out.flush();
                    Thread.sleep(everyMillis);
                }
            };
        }
    }
}
