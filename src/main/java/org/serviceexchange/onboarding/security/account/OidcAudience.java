package org.serviceexchange.onboarding.security.account;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** For whom a sign-in with OpenID Connect is. Who comes in by the one can never become what the other makes people. */
public enum OidcAudience {
    STAFF,
    CUSTOMERS;

    /** How it is called in addresses, {@code /oauth2/authorization/{id}}, and in what is stored. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OidcAudience> of(String id) {
        return Stream.of(values()).filter(audience -> audience.id().equals(id)).findFirst();
    }
}
