package org.serviceexchange.onboarding.security.oidc;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody who was admitted; the name is the user id here. */
class OidcPerson extends DefaultOidcUser {

    private final String userId;

    OidcPerson(OidcUser person, String userId) {
        super(person.getAuthorities(), person.getIdToken(), person.getUserInfo());
        this.userId = userId;
    }

    @Override
    public String getName() {
        return userId;
    }
}
