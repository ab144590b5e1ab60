package org.serviceexchange.onboarding.security.oidc;

import org.serviceexchange.onboarding.application.account.SignInRefusal;
import org.springframework.security.core.AuthenticationException;

/** The OpenID provider authenticated a person who may not sign in here. */
class OidcAccessDenied extends AuthenticationException {

    private final SignInRefusal reason;

    OidcAccessDenied(SignInRefusal reason) {
        this(reason, reason.name());
    }

    /** @param detail for the operator, in the log */
    OidcAccessDenied(SignInRefusal reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    SignInRefusal reason() {
        return reason;
    }
}
