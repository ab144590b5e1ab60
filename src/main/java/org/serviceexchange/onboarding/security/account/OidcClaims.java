package org.serviceexchange.onboarding.security.account;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** What an OpenID provider says of somebody: in the ID token, or else when it is asked for more. */
public record OidcClaims(String issuer, String subject, Map<String, Object> idToken, Map<String, Object> userInfo) {

    public static OidcClaims of(OidcUser person) {
        return new OidcClaims(
                person.getIdToken().getIssuer().toString(),
                person.getSubject(),
                person.getIdToken().getClaims(),
                person.getUserInfo() == null ? Map.of() : person.getUserInfo().getClaims());
    }

    public Optional<String> text(String claim) {
        return Optional.ofNullable(from(claim).get(claim))
                .filter(String.class::isInstance)
                .map(value -> ((String) value).strip())
                .filter(value -> !value.isEmpty());
    }

    /** A claim that lists texts, or is one. */
    public Set<String> texts(String claim) {
        Object value = from(claim).get(claim);
        Stream<?> values = value instanceof Collection<?> list ? list.stream() : Stream.ofNullable(value);
        return values.filter(Objects::nonNull).map(Object::toString).collect(Collectors.toUnmodifiableSet());
    }

    /** The address, whether or not the OpenID provider verified it. */
    public Optional<EmailAddress> address() {
        return text("email").flatMap(EmailAddress::parse);
    }

    /** The address that the OpenID provider verified: both claims from the same place, so that they are about one another. */
    public Optional<EmailAddress> verifiedAddress() {
        return Boolean.TRUE.equals(from("email").get("email_verified")) ? address() : Optional.empty();
    }

    public boolean addressIsUnverified() {
        return Boolean.FALSE.equals(from("email").get("email_verified"));
    }

    private Map<String, Object> from(String claim) {
        return idToken.containsKey(claim) ? idToken : userInfo;
    }
}
