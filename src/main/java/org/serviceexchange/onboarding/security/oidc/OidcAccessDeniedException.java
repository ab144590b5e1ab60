package org.serviceexchange.onboarding.security.oidc;

import org.serviceexchange.onboarding.application.account.SignInRefusal;
import org.springframework.security.core.AuthenticationException;

/** The OpenID provider authenticated a person who may not sign in here. */
class OidcAccessDeniedException extends AuthenticationException {

    private final SignInRefusal reason;

    OidcAccessDeniedException(SignInRefusal reason) {
        this(reason, reason.name());
    }

    /** @param detail for the operator, in the log */
    OidcAccessDeniedException(SignInRefusal reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    SignInRefusal reason() {
        return reason;
    }
}
