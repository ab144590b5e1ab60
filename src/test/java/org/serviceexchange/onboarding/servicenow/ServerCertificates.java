package org.serviceexchange.onboarding.servicenow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Certificates of servers that tests start. */
public final class ServerCertificates {

    private static Path ofStandIn;

    private ServerCertificates() {}

    /** The one of the stand-in, for localhost. */
    static synchronized Path store() {
        if (ofStandIn == null) {
            try {
                ofStandIn = Files.createTempDirectory("stand-in").resolve("localhost.p12");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            make("localhost", ofStandIn);
        }
        return ofStandIn;
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
