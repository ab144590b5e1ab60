package org.serviceexchange.onboarding.servicenow;

import java.nio.file.Files;
import java.nio.file.Path;

/** The certificate of the stand-in. */
final class StandInKeys {

    private static Path keys;

    private StandInKeys() {}

    /** A key and its certificate for localhost, made once by the JDK's keytool. */
    static synchronized Path store() {
        try {
            return made();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path made() throws Exception {
        if (keys == null) {
            Path store = Files.createTempDirectory("stand-in").resolve("localhost.p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost",
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
            keys = store;
        }
        return keys;
    }
}
