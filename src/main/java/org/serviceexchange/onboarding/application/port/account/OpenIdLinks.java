package org.serviceexchange.onboarding.application.port.account;

/** Which account belongs to which person at an OpenID provider. */
public interface OpenIdLinks {

    enum Outcome {
        DONE,
        /** There is no such sign-in, or it has another issuer. */
        NO_SUCH_PROVIDER,
        NO_SUCH_ACCOUNT,
        /** The accounts of this sign-in are those of the other party, or the account must keep its password. */
        NOT_FOR_THIS_ACCOUNT,
        /** The person has another account. */
        LINKED_ALREADY
    }

    /**
     * Replaces the link that the account has.
     *
     * @param audience whose sign-in it is: {@code staff} or {@code customers}
     * @param issuer   null for the issuer in the configuration
     */
    Outcome link(String userId, String audience, String issuer, String subject);

    /** Afterwards the account belongs to no person there. */
    Outcome unlink(String userId, String audience);
}
