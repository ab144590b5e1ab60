package org.serviceexchange.onboarding.security.account;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom a sign-in with OpenID Connect is for. Each audience can get only its own roles. */
public enum OidcAudience {
    STAFF,
    CUSTOMERS;

    /** The name in addresses, {@code /oauth2/authorization/{id}}, and in stored links. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OidcAudience> of(String id) {
        return Stream.of(values()).filter(audience -> audience.id().equals(id)).findFirst();
    }
}
