package org.serviceexchange.onboarding.security.oidc;

import org.serviceexchange.onboarding.application.account.SignInRefusal;
import org.springframework.security.core.AuthenticationException;

/** Somebody proved to an OpenID provider who they are, and may not come in all the same. */
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
