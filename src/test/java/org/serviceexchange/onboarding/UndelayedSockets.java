package org.serviceexchange.onboarding;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that send at once what they are given. A mail's last line is a packet of its own, and would wait for 40 ms until
 * the operating system acknowledges the packet before: nothing beside a real connection, and most of the time of a mail to
 * a server in the same process. For {@code mail.smtp.socketFactory.class}.
 */
public class UndelayedSockets extends SocketFactory {

    private final SocketFactory plain = SocketFactory.getDefault();

    public static SocketFactory getDefault() {
        return new UndelayedSockets();
    }

    @Override
    public Socket createSocket() throws IOException {
        return undelayed(plain.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return undelayed(plain.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return undelayed(plain.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return undelayed(plain.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return undelayed(plain.createSocket(address, port, localAddress, localPort));
    }

    private static Socket undelayed(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }
}
