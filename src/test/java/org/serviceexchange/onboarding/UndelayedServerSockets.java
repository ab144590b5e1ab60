package org.serviceexchange.onboarding;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/** What {@link UndelayedSockets} is for a client, for a server. */
final class UndelayedServerSockets extends ServerSocketFactory {

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new UndelayedServerSocket();
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return new UndelayedServerSocket(port, 50, null);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return new UndelayedServerSocket(port, backlog, null);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return new UndelayedServerSocket(port, backlog, address);
    }

    private static final class UndelayedServerSocket extends ServerSocket {

        private UndelayedServerSocket() throws IOException {}

        private UndelayedServerSocket(int port, int backlog, InetAddress address) throws IOException {
            super(port, backlog, address);
        }

        @Override
        public Socket accept() throws IOException {
            Socket socket = super.accept();
            socket.setTcpNoDelay(true);
            return socket;
        }
    }
}
