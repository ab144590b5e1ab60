package org.serviceexchange.onboarding.application.port.account;

import java.util.Optional;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.account.NewPassword;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/** The accounts that people sign in with. */
public interface UserAccounts {

    /** Whether there is an account that this person signs in with; more than one counts as well. */
    boolean exist(EmailAddress address);

    /** Where mails to this user go; empty without an account or an address. */
    Optional<EmailAddress> addressOf(String userId);

    /** The id of the only user with this address who may set a new password by mail. */
    Optional<String> mayResetPassword(EmailAddress address);

    /** The user id that {@link #create} would give: the address as far as the engine takes it for an id, and still free. */
    String idFor(EmailAddress address);

    /**
     * Makes an account; answers its user id.
     *
     * @throws InvalidInputException when the engine's own rules refuse the password
     */
    String create(Contact contact, NewPassword password);

    /**
     * Gives the user a new password, and lets a locked one in again.
     *
     * @throws InvalidInputException when the engine's own rules refuse the password
     */
    void changePassword(String userId, NewPassword password);
}
