package org.serviceexchange.onboarding.security.oidc;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A person who may sign in. The name is the user id in this application. */
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
