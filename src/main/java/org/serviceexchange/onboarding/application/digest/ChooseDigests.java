package org.serviceexchange.onboarding.application.digest;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.account.UserAccounts;
import org.serviceexchange.onboarding.application.port.digest.Digests;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.stereotype.Service;

/** People turn their weekly digests off and on: everyone for their own address. Other mails go out always. */
@Service
public class ChooseDigests {

    private final Digests digests;
    private final DigestSchedule schedule;
    private final UserAccounts accounts;
    private final Clock clock;

    ChooseDigests(Digests digests, DigestSchedule schedule, UserAccounts accounts, Clock clock) {
        this.digests = digests;
        this.schedule = schedule;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Where digests go, and whether they do. */
    public record Choice(EmailAddress address, boolean wanted) {}

    /** Empty while the operator sends no digests, and for an account without an address. */
    public Optional<Choice> of(CurrentUser currentUser) {
        return schedule.enabled()
                ? accounts.addressOf(currentUser.userId())
                        .map(address -> new Choice(
                                address, digests.refusals(List.of(address)).isEmpty()))
                : Optional.empty();
    }

    public void choose(CurrentUser currentUser, boolean wanted) {
        accounts.addressOf(currentUser.userId()).ifPresent(address -> {
            if (wanted) {
                digests.accept(address);
            } else {
                digests.refuse(address, clock.instant());
            }
        });
    }

    /** Whose digests the link in a mail turns off; empty if it cannot be used. Changes nothing. */
    public Optional<EmailAddress> receiverOf(String token) {
        return OneTimeToken.parse(token).map(OneTimeToken::hash).flatMap(digests::receiverOf);
    }

    /** As {@link #receiverOf}, and turns them off. */
    public Optional<EmailAddress> refuse(String token) {
        Optional<EmailAddress> receiver = receiverOf(token);
        receiver.ifPresent(address -> digests.refuse(address, clock.instant()));
        return receiver;
    }
}
