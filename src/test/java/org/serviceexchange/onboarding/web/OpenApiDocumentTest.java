package org.serviceexchange.onboarding.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The document of the REST API is what programs are written against, so no change of it goes unnoticed. */
@OnboardingTest
class OpenApiDocumentTest {

    private static final Path COMMITTED = Path.of("docs/openapi.json");
    private static final String UPDATE = "openapi.update";

    @LocalServerPort
    int port;

    @Test
    void the_committed_document_is_the_one_that_is_served() throws IOException {
        String served = SignedInClient.withBasic(port, "provider-agent")
                        .get("/api/docs")
                        .body()
                        .replace("\r\n", "\n")
                + "\n";
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(served)
                .as(
                        "%s. If the change of the REST API is meant, run: mvn test -Dtest=OpenApiDocumentTest"
                                + " -D%s=true",
                        COMMITTED, UPDATE)
                .isEqualTo(Files.readString(COMMITTED));
    }
}
