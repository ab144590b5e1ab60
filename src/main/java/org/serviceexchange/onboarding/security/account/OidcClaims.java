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

/** The claims about a person: from the ID token, or else from the user info endpoint. */
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

    /** A claim that is a text or a list of texts. */
    public Set<String> texts(String claim) {
        Object value = from(claim).get(claim);
        Stream<?> values = value instanceof Collection<?> list ? list.stream() : Stream.ofNullable(value);
        return values.filter(Objects::nonNull).map(Object::toString).collect(Collectors.toUnmodifiableSet());
    }

    /** The address, whether or not the OpenID provider verified it. */
    public Optional<EmailAddress> address() {
        return text("email").flatMap(EmailAddress::parse);
    }

    /** The address if the OpenID provider verified it. Both claims come from the same source, so they belong together. */
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
