package org.serviceexchange.onboarding.application.port.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.account.AccessLink;
import org.serviceexchange.onboarding.domain.account.AccessLink.End;
import org.serviceexchange.onboarding.domain.account.AccessLink.Purpose;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** The links that let people set a password. */
public interface AccessLinks {

    /**
     * Answers it with its id.
     *
     * @throws ConcurrentChangeException when another transaction makes a link for this address; this transaction is rolled back
     *                          then
     */
    AccessLink add(AccessLink link);

    /** Whatever its purpose, and whether or not it can be used. */
    Optional<AccessLink> of(OneTimeToken token);

    /** The invitations, oldest first. */
    List<AccessLink> invitationsTo(Collection<OnboardingNumber> onboardings);

    /** How many such links were asked for, for this address, from that moment on; the system's own don't count. */
    int askedFor(Purpose purpose, EmailAddress email, Instant since);

    /**
     * Uses it up, if it can be used at this moment. Of any number of callers at once it is true for one.
     */
    boolean use(OneTimeToken token, String by, Instant at);

    /** Ends what invitations to this onboarding this address still has; answers how many there were. */
    int endInvitations(OnboardingNumber onboarding, EmailAddress email, End end, String by, Instant at);

    /** Ends all invitations to this onboarding that are still open. */
    void endInvitations(OnboardingNumber onboarding, End end, String by, Instant at);

    /** Ends what other links this user still has for a forgotten password. */
    void endResets(String userId, End end, String by, Instant at);
}
