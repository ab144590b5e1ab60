package org.serviceexchange.onboarding.security.oidc;

import org.serviceexchange.onboarding.application.account.SignInRefusal;
import org.springframework.security.core.AuthenticationException;

/** The OpenID provider authenticated a person who may not sign in here. */
class OidcAccessDenied extends AuthenticationException {

    private final SignInRefusal reason;

    OidcAccessDenied(SignInRefusal reason) {
        super(reason.name());
        this.reason = reason;
    }

    SignInRefusal reason() {
        return reason;
    }
}
