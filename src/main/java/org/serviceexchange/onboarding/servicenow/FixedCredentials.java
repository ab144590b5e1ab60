package org.serviceexchange.onboarding.servicenow;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** A password or an API key: if the instance refuses it, only an operator can help. */
class FixedCredentials implements Credentials {

    private final Grant grant;
    private final String secret;

    private FixedCredentials(Grant grant, String secret) {
        this.grant = grant;
        this.secret = secret;
    }

    static FixedCredentials basic(String username, String password) {
        return new FixedCredentials(
                new Grant(
                        HttpHeaders.AUTHORIZATION,
                        "Basic " + HttpHeaders.encodeBasicAuth(username, password, StandardCharsets.UTF_8)),
                password);
    }

    static FixedCredentials apiKey(String key) {
        return new FixedCredentials(new Grant("x-sn-apikey", key), key);
    }

    @Override
    public Grant current() {
        return grant;
    }

    @Override
    public Optional<Grant> inPlaceOf(Grant refused) {
        return Optional.empty();
    }

    @Override
    public String withoutSecrets(String text) {
        return text.replace(secret, "…").replace(grant.value(), "…");
    }
}
