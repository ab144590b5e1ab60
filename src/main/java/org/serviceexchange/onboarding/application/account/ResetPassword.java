package org.serviceexchange.onboarding.application.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.serviceexchange.onboarding.application.AfterResponseExecutor;
import org.serviceexchange.onboarding.application.port.account.AccessLinks;
import org.serviceexchange.onboarding.application.port.account.UserAccounts;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Receipt;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.notification.PasswordResetMailModel;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.account.AccessLink;
import org.serviceexchange.onboarding.domain.account.AccessLink.End;
import org.serviceexchange.onboarding.domain.account.AccessLink.Purpose;
import org.serviceexchange.onboarding.domain.account.NewPassword;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.notification.MessageIds;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends a link by mail with which a user sets a new password. */
@Service
public class ResetPassword implements AutoCloseable {

    /** For each address. Beyond it no mail goes out, and the page does not say so. */
    private static final int LINKS_AN_HOUR = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ResetPassword.class);

    private final AccessLinks accessLinks;
    private final UserAccounts accounts;
    private final MailRenderer renderer;
    private final MailDelivery delivery;
    private final ProviderSetups setups;
    private final Links links;
    private final Readers readers;
    private final LinkExpiry expiry;
    private final Clock clock;

    // the time of the answer must not reveal whether an account exists
    private final AfterResponseExecutor behindTheAnswer = new AfterResponseExecutor("forgotten-passwords");

    ResetPassword(
            AccessLinks accessLinks,
            UserAccounts accounts,
            MailRenderer renderer,
            MailDelivery delivery,
            ProviderSetups setups,
            Links links,
            Readers readers,
            LinkExpiry expiry,
            Clock clock) {
        this.accessLinks = accessLinks;
        this.accounts = accounts;
        this.renderer = renderer;
        this.delivery = delivery;
        this.setups = setups;
        this.links = links;
        this.readers = readers;
        this.expiry = expiry;
        this.clock = clock;
    }

    /** Mails a link, if there is one account with this address. Answers at once, and the same in every case. */
    public void request(String address) {
        Optional.ofNullable(address)
                .flatMap(EmailAddress::parse)
                .ifPresent(email -> behindTheAnswer.execute(() -> mailLink(email)));
    }

    /** Changes nothing. The user id of whom the link belongs to; empty where it can't be used, whatever the reason. */
    @Transactional(readOnly = true)
    public Optional<String> show(String token) {
        return usable(token).map(AccessLink::userId);
    }

    /**
     * Sets the password and uses up this link and all others that the user has. Answers whether the link could be used.
     *
     * @throws InvalidInputException when the password can't be taken; the link can be used again then
     */
    @Transactional
    public boolean change(String token, String password, String repeated) {
        Optional<AccessLink> found = usable(token);
        if (found.isEmpty()) {
            return false;
        }
        AccessLink link = found.get();
        NewPassword chosen = NewPassword.of(password, repeated, link.email());
        Instant now = clock.instant();
        if (!accessLinks.use(new OneTimeToken(token), link.userId(), now)) {
            return false;
        }
        accessLinks.endResets(link.userId(), End.REPLACED, link.userId(), now);
        accounts.changePassword(link.userId(), chosen);
        return true;
    }

    @Override
    public void close() {
        behindTheAnswer.close();
    }

    /** Who was deleted, or has another address now, gets in no more. */
    private Optional<AccessLink> usable(String token) {
        return OneTimeToken.parse(token)
                .flatMap(accessLinks::of)
                .filter(link -> link.purpose() == Purpose.PASSWORD_RESET && link.isUsable(clock.instant()))
                .filter(link -> accounts.mayResetPassword(link.email())
                        .filter(link.userId()::equals)
                        .isPresent());
    }

    private void mailLink(EmailAddress email) {
        try {
            Instant now = clock.instant();
            Optional<String> userId = accounts.mayResetPassword(email);
            if (userId.isEmpty()
                    || accessLinks.askedFor(Purpose.PASSWORD_RESET, email, now.minus(InvitationRules.BETWEEN_LINKS)) > 0
                    || accessLinks.askedFor(Purpose.PASSWORD_RESET, email, now.minus(Duration.ofHours(1)))
                            >= LINKS_AN_HOUR) {
                return;
            }
            OneTimeToken token = OneTimeToken.random();
            // earlier links stay valid: otherwise a stranger could revoke a user's link by asking in that user's name
            AccessLink made =
                    accessLinks.add(AccessLink.passwordReset(userId.get(), email, token, now, expiry.passwordReset()));
            // null until the provider is set up: staff can reset their passwords before, too
            ProviderRecord known = setups.activeRecord().orElse(null);
            Receipt receipt = delivery.deliver(
                    new Envelope(
                            MessageIds.ofPasswordReset(
                                    made.id(),
                                    known == null ? null : known.instance().host()),
                            email,
                            known == null ? null : known.supportContact()),
                    renderer.resetPassword(
                            new PasswordResetMailModel(
                                    known,
                                    userId.get(),
                                    new OneTimeLink(
                                            links.passwordReset(token),
                                            made.made().expiresAt())),
                            readers.of(userId.get(), email)));
            if (!receipt.acceptedForAll()) {
                LOG.warn("The mail server refused the mail to a user who forgot the password: {}", receipt);
            }
        } catch (ConcurrentChangeException sameMoment) {
            // another request for this address was quicker
        } catch (RuntimeException failure) {
            LOG.warn("No mail went out to somebody who forgot the password; asking again makes another", failure);
        }
    }
}
