package org.serviceexchange.onboarding.security.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;

/** People at an application with a context path, over HTTP. */
class BelowContextPath {

    private static final Pattern ADDRESS = Pattern.compile("(?:href|src|action)=\"(/[^\"]*)\"");

    private final int port;
    private final String path;

    BelowContextPath(int port, String path) {
        this.port = port;
        this.path = path;
    }

    void signInAndOut() {
        SignedInClient person = SignedInClient.nobody(port);
        assertThat(person.page(path + "/onboardings").location()).endsWith(path + "/sign-in");
        staysBelow(person.page(path + "/sign-in"));
        Answer signedIn = person.pageForm(
                path + "/sign-in", path + "/sign-in", Map.of("username", "provider-admin", "password", "demo"));
        assertThat(signedIn.location()).endsWith(path + "/onboardings");
        staysBelow(person.page(path + "/onboardings"));
        staysBelow(person.page(path + "/"));
        staysBelow(person.page(path + "/setup"));
        Answer signedOut = person.pageForm(path + "/onboardings", path + "/sign-out", Map.of());
        assertThat(signedOut.location()).endsWith(path + "/sign-in?signed-out");
        assertThat(person.page(path + "/onboardings").status()).isEqualTo(302);
        assertThat(person.get(path + "/actuator/health/liveness").status()).isEqualTo(200);
    }

    void workInTasklist() {
        SignedInClient person = SignedInClient.nobody(port);
        String tasklist = path + "/camunda/app/tasklist/default/";
        assertThat(person.page(tasklist).location()).endsWith(path + "/sign-in");
        Answer signedIn = person.pageForm(
                path + "/sign-in", path + "/sign-in", Map.of("username", "provider-admin", "password", "demo"));
        assertThat(signedIn.location()).contains(tasklist);
        assertThat(person.page(tasklist).body()).contains("apiUri: '%s/camunda/api/engine'".formatted(path));
    }

    /** Every address on the page leads below the context path. */
    private void staysBelow(Answer page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(ADDRESS.matcher(page.body()).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).startsWith(path + "/"));
    }
}
