package org.serviceexchange.onboarding.servicenow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Certificates of servers that tests start. */
public final class ServerCertificates {

    private static final Map<String, Path> STORES = new ConcurrentHashMap<>();

    private ServerCertificates() {}

    /** The one of a stand-in for this host, made once. */
    static Path store(String host) {
        return STORES.computeIfAbsent(host, unknown -> {
            try {
                Path store = Files.createTempDirectory("stand-in").resolve(host + ".p12");
                make(host, store);
                return store;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * A key and its certificate, which is its own authority, made by the JDK's keytool. The password is {@code changeit}.
     *
     * @param store the PKCS12 file that it goes to
     */
    public static void make(String host, Path store) {
        try {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            // the password protects nothing: it need not be hashed ten thousand times with each start
                            "-J-Dkeystore.pkcs12.macIterationCount=1",
                            "-J-Dkeystore.pkcs12.certPbeIterationCount=1",
                            "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + host,
                            "-ext",
                            "SAN=dns:" + host,
                            "-validity",
                            "30",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            "changeit")
                    .inheritIO()
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool made no certificate");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
