package org.serviceexchange.onboarding.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers each receiver as the test says, which GreenMail cannot. */
public final class ScriptedMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** One accepted mail. */
    public record Received(List<String> receivers, String source) {

        /** The value of a header that stands on one line. */
        public String header(String name) {
            return source.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse(null);
        }
    }

    public ScriptedMailServer() {
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread server = new Thread(this::acceptAll, "scripted-mail-server");
        server.setDaemon(true);
        server.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** What the server answers to this receiver from now on, such as {@code 550 5.1.1 no such user}. */
    public void answer(String receiver, String answer) {
        answers.put(receiver, answer);
    }

    public void accept(String receiver) {
        answers.remove(receiver);
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The mails that this receiver got. */
    public List<Received> receivedBy(String receiver) {
        return received.stream()
                .filter(mail -> mail.receivers().contains(receiver))
                .toList();
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                client.setTcpNoDelay(true);
                serve(client);
            } catch (IOException gone) {
                // the client left, or the test is over
            }
        }
    }

    private void serve(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, "220 scripted");
        List<String> accepted = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase();
            switch (command) {
                case "RCPT" -> {
                    String receiver = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    String answer = answers.getOrDefault(receiver, "250 fine");
                    if (answer.startsWith("2")) {
                        accepted.add(receiver);
                    }
                    say(client, answer);
                }
                case "DATA" -> {
                    say(client, "354 go ahead");
                    StringBuilder source = new StringBuilder();
                    for (String text = in.readLine(); !".".equals(text); text = in.readLine()) {
                        source.append(text).append('\n');
                    }
                    received.add(new Received(List.copyOf(accepted), source.toString()));
                    say(client, "250 taken");
                }
                case "MAIL", "RSET" -> {
                    accepted.clear();
                    say(client, "250 fine");
                }
                case "QUIT" -> {
                    say(client, "221 bye");
                    return;
                }
                default -> say(client, "250 fine");
            }
        }
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
