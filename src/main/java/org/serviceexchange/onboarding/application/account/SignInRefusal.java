package org.serviceexchange.onboarding.application.account;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a sign-in with an OpenID provider led nowhere, in a sentence that says what to do. */
public enum SignInRefusal {
    NOT_INVITED(
            "Your sign-in worked, but there is no customer's account for your e-mail address here. If you were invited, "
                    + "open the link in the invitation first; otherwise ask the provider to register or invite you."),
    ADDRESS_NOT_VERIFIED("Your sign-in service doesn't confirm that your e-mail address is yours. Confirm the address "
            + "there, then sign in again."),
    NO_GROUP(
            "Your sign-in worked, but you are in none of the groups that may work here. Ask your administrator to put you "
                    + "into one, then sign in again."),
    NO_USER_NAME("Your sign-in worked, but your user name there can't be one here: it takes at most 64 letters, digits "
            + "and . _ @ + -. Ask your administrator."),
    ACCOUNT_TAKEN("Your sign-in worked, but the account with your name here belongs to somebody else. Ask your "
            + "administrator, who can delete or rename that account."),
    CUSTOMERS_ADDRESS("Your sign-in worked, but your user name or e-mail address is that of a customer. Ask your "
            + "administrator."),
    CANCELLED("You didn't finish the sign-in. Try again whenever you like."),
    UNREACHABLE(
            "The sign-in service doesn't answer. Try again in a few minutes; if it goes on, tell your administrator."),
    FAILED("That sign-in didn't work. It may have taken too long: try again. If it goes on, tell your administrator.");

    private final String sentence;

    SignInRefusal(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

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
