package org.serviceexchange.onboarding.application.account;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a sign-in with an OpenID provider failed. The messages {@code signIn.refusal.*} say what to do. */
public enum SignInRefusal {
    NOT_INVITED,
    ADDRESS_NOT_VERIFIED,
    ADDRESS_NOT_CONFIRMED,
    NO_ADDRESS,
    NO_GROUP,
    TOO_MANY_GROUPS,
    NO_USER_NAME,
    ACCOUNT_TAKEN,
    CUSTOMERS_ADDRESS,
    CANCELLED,
    UNREACHABLE,
    FAILED;

    /** How it is called in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SignInRefusal> of(String code) {
        return Stream.of(values())
                .filter(refusal -> refusal.code().equals(code))
                .findFirst();
    }
}
