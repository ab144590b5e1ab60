package org.serviceexchange.onboarding.security.account;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.serviceexchange.onboarding.domain.account.Sha256;
import org.springframework.stereotype.Component;

/**
 * Links accounts to people at an OpenID provider, by issuer and subject. These two never change and are never reassigned,
 * unlike names and addresses. The link is stored with the engine's user, so deleting the user deletes the link.
 */
@Component
public class OidcLinkStore {

    private final IdentityService identity;

    OidcLinkStore(IdentityService identity) {
        this.identity = identity;
    }

    /** The account of this person. */
    public Optional<String> userOf(OidcAudience audience, OidcClaims person) {
        return userOf(audience, person.issuer(), person.subject());
    }

    public Optional<String> userOf(OidcAudience audience, String issuer, String subject) {
        return identity
                .createNativeUserQuery()
                .sql("select * from ACT_ID_USER where ID_ in "
                        + "(select USER_ID_ from ACT_ID_INFO where KEY_ = #{key} and VALUE_ = #{value})")
                .parameter("key", key(audience))
                .parameter("value", value(issuer, subject))
                .list()
                .stream()
                .map(User::getId)
                .findFirst();
    }

    /** Whether the account belongs to a person at this OpenID provider. */
    public boolean isLinked(OidcAudience audience, String userId) {
        return identity.getUserInfo(userId, key(audience)) != null;
    }

    /** Whether the account belongs to another person at this OpenID provider. */
    public boolean isAnothers(OidcAudience audience, String userId, OidcClaims person) {
        String link = identity.getUserInfo(userId, key(audience));
        return link != null && !link.equals(value(person.issuer(), person.subject()));
    }

    /** Changes nothing if the account has a link already. */
    public void link(OidcAudience audience, String userId, OidcClaims person) {
        if (!isLinked(audience, userId)) {
            link(audience, userId, person.issuer(), person.subject());
        }
    }

    /** Replaces the link that the account has. */
    public void link(OidcAudience audience, String userId, String issuer, String subject) {
        identity.setUserInfo(userId, key(audience), value(issuer, subject));
    }

    public void unlink(OidcAudience audience, String userId) {
        identity.deleteUserInfo(userId, key(audience));
    }

    public static String key(OidcAudience audience) {
        return "oidc." + audience.id();
    }

    // hashed because a subject may be longer than the column
    private static String value(String issuer, String subject) {
        return Sha256.hex("%s %s".formatted(issuer, subject));
    }
}
