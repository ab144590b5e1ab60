package org.serviceexchange.onboarding.security.account;

import java.util.Collection;
import java.util.List;
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

    // the only claim that Microsoft Entra ID leaves out
    private static final String GROUPS = "groups";

    // by the standard true or false, and nothing that looks like it
    private static final String EMAIL_VERIFIED = "email_verified";

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

    /**
     * A claim that is a text or a list of texts.
     *
     * @param claim a name, or a path such as {@code realm_access.roles} if there is no claim of that name
     */
    public Set<String> texts(String claim) {
        Object value = at(idToken, claim).or(() -> at(userInfo, claim)).orElse(null);
        Stream<?> values = value instanceof Collection<?> list ? list.stream() : Stream.ofNullable(value);
        return values.filter(Objects::nonNull).map(Object::toString).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether the OpenID provider left this claim out, because a person has more groups than a token may have. Microsoft Entra
     * ID sends a pointer to them instead, or only says that there are some.
     */
    public boolean leavesOut(String claim) {
        return texts(claim).isEmpty()
                && Stream.of(idToken, userInfo)
                        .anyMatch(claims -> claims.get("_claim_names") instanceof Map<?, ?> elsewhere
                                        && elsewhere.containsKey(claim)
                                || claim.equals(GROUPS) && isTrue(claims.get("hasgroups")));
    }

    /** The address, whether or not the OpenID provider verified it. */
    public Optional<EmailAddress> address() {
        return text("email").flatMap(EmailAddress::parse);
    }

    /**
     * Whether the OpenID provider confirms the address, in one of these claims; empty if it does not say. The claims must come
     * from the same source as the address, so that they belong together.
     */
    public Optional<Boolean> confirmsAddress(Collection<String> claims) {
        List<Boolean> answers = claims.stream()
                .filter(claim -> from("email").get(claim) != null)
                .map(claim -> claim.equals(EMAIL_VERIFIED)
                        ? Boolean.TRUE.equals(from("email").get(claim))
                        : isTrue(from("email").get(claim)))
                .toList();
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(answers.stream().allMatch(Boolean::booleanValue));
    }

    /** Microsoft Entra ID writes some of its flags as numbers or texts. */
    private static boolean isTrue(Object value) {
        return value != null && Set.of("true", "1").contains(value.toString());
    }

    private static Optional<Object> at(Map<?, ?> claims, String path) {
        if (claims.containsKey(path)) {
            return Optional.ofNullable(claims.get(path));
        }
        int dot = path.indexOf('.');
        return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(inner, path.substring(dot + 1))
                : Optional.empty();
    }

    private Map<String, Object> from(String claim) {
        return idToken.containsKey(claim) ? idToken : userInfo;
    }
}
