package org.serviceexchange.onboarding.application.port;

import java.util.List;
import org.serviceexchange.onboarding.domain.EmailAddress;

/** The provider's own people. */
public interface ProviderStaff {

    /**
     * The addresses of the provider's admins, in a fixed order.
     *
     * @throws IllegalStateException when no admin has one; says what to do
     */
    List<EmailAddress> adminAddresses();

    /** Whether somebody of the provider has this address. */
    boolean includes(EmailAddress address);
}
