package org.serviceexchange.onboarding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before a server, and breaks the way to it as a test says. */
public final class TcpProxy implements AutoCloseable {

    private enum State {
        OPEN,
        /** What was connected is cut, and nothing connects: the server has ended. */
        CUT,
        /** Everything stays connected, and nothing comes through: the server has stopped, or the network. */
        SILENT
    }

    private final ServerSocket socket;
    private final int target;
    private final Set<Socket> connected = ConcurrentHashMap.newKeySet();
    private State state = State.OPEN;

    /** @param target a port on this machine */
    public TcpProxy(int target) {
        this.target = target;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void open() {
        set(State.OPEN);
    }

    public void cut() {
        set(State.CUT);
        connected.forEach(TcpProxy::close);
    }

    public void silence() {
        set(State.SILENT);
    }

    /** What connected while it was silent never gets an answer, as after a real outage. */
    private synchronized void set(State next) {
        state = next;
        notifyAll();
    }

    private synchronized boolean isCut() {
        return state == State.CUT;
    }

    private synchronized void awaitSound() throws InterruptedException {
        while (state == State.SILENT) {
            wait();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                if (isCut()) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                connected.add(client);
                connected.add(server);
                daemon(() -> forward(client, server));
                daemon(() -> forward(server, client));
            } catch (IOException gone) {
                // the client, the server or the test has ended
            }
        }
    }

    private void forward(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                awaitSound();
                out.write(bytes, 0, read);
            }
        } catch (IOException | InterruptedException gone) {
            // both ends are closed below
        } finally {
            close(from);
            close(to);
            connected.remove(from);
            connected.remove(to);
        }
    }

    private static void daemon(Runnable run) {
        Thread thread = new Thread(run, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // then it is closed
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        cut();
    }
}
