package org.serviceexchange.onboarding.application.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.account.Readers;
import org.serviceexchange.onboarding.application.port.digest.Digests;
import org.serviceexchange.onboarding.application.port.digest.Digests.Digest;
import org.serviceexchange.onboarding.application.port.digest.Digests.Outcome;
import org.serviceexchange.onboarding.application.port.digest.Digests.Run;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.Content;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Receipt;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer;
import org.serviceexchange.onboarding.application.port.notification.SecretLink;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.notification.MessageIds;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Sends the weekly digests: to the provider's contact for overdue steps, or to the provider admins, and to the people of each
 * customer that has something open. A row for each person and week is written before, so no person gets two, whichever node
 * stops when.
 */
@Service
public class SendDigests {

    private static final int CUSTOMERS_AT_ONCE = 100;
    private static final int MAILS_AT_ONCE = 50;
    private static final int MOST_ATTEMPTS = 5;

    /** Longer than a mail or a part of a run takes. A node that is frozen for longer may send a copy, with the same Message-ID. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMinutes(30);
    /** Digests that could not go out for longer, because they were switched off meanwhile, are left out. */
    private static final Duration LATEST = Duration.ofDays(2);

    private static final Duration RUNS_STAY = Duration.ofDays(60);
    private static final Duration LINKS_WORK = Duration.ofDays(365);

    private static final Logger LOG = LoggerFactory.getLogger(SendDigests.class);

    private final Digests digests;
    private final DigestSchedule schedule;
    private final DigestContents contents;
    private final DigestReceivers receivers;
    private final ProviderSetups setups;
    private final MailRenderer renderer;
    private final MailDelivery delivery;
    private final Links links;
    private final Readers readers;
    private final Clock clock;

    SendDigests(
            Digests digests,
            DigestSchedule schedule,
            DigestContents contents,
            DigestReceivers receivers,
            ProviderSetups setups,
            MailRenderer renderer,
            MailDelivery delivery,
            Links links,
            Readers readers,
            Clock clock) {
        this.digests = digests;
        this.schedule = schedule;
        this.contents = contents;
        this.receivers = receivers;
        this.setups = setups;
        this.renderer = renderer;
        this.delivery = delivery;
        this.links = links;
        this.readers = readers;
        this.clock = clock;
    }

    /** Writes the digests that are due, and sends those that are written. Several nodes may do so at once. */
    public void sendDue() {
        Instant now = clock.instant();
        if (setups.activeRecord().isEmpty()) {
            return;
        }
        schedule.dueAt(now).ifPresent(digests::begin);
        if (schedule.enabled()) {
            digests.claimRun(now.minus(LATEST), now, now.plus(LEASE)).ifPresent(this::write);
            send();
        }
    }

    public void removeOld() {
        Instant now = clock.instant();
        digests.removeBefore(now.minus(RUNS_STAY), now.minus(LINKS_WORK));
    }

    /** A node that stops in between leaves the rest to another one, which begins after the last customers. */
    private void write(Run run) {
        if (run.lastCustomer().isEmpty()) {
            add(run, "", receivers.ofProvider());
        }
        String last = run.lastCustomer();
        List<String> keys = digests.customersAfter(last, CUSTOMERS_AT_ONCE);
        while (!keys.isEmpty()) {
            keys.forEach(key -> add(run, key, receivers.ofCustomer(key)));
            last = keys.get(keys.size() - 1);
            digests.wrote(run, last, clock.instant().plus(LEASE));
            keys = digests.customersAfter(last, CUSTOMERS_AT_ONCE);
        }
        digests.finish(run, clock.instant());
    }

    private void add(Run run, String customer, List<EmailAddress> people) {
        List<EmailAddress> refusals = digests.refusals(people);
        people.stream()
                .filter(person -> !refusals.contains(person))
                .forEach(person -> digests.add(
                        run,
                        person,
                        customer,
                        MessageIds.ofDigest(
                                customer,
                                setups.requireActiveRecord().instance().host())));
    }

    private void send() {
        List<Digest> due = digests.due(clock.instant(), MAILS_AT_ONCE);
        while (!due.isEmpty()) {
            due.stream()
                    .filter(digest -> digests.claim(digest, clock.instant().plus(LEASE)))
                    .forEach(this::send);
            due = digests.due(clock.instant(), MAILS_AT_ONCE);
        }
    }

    /** A failure is logged, and another attempt follows. */
    private void send(Digest digest) {
        try {
            digests.settle(digest, outcome(digest));
        } catch (RuntimeException failure) {
            boolean last = digest.attempts() + 1 >= MOST_ATTEMPTS;
            LOG.warn(
                    "The digest {} could not be sent. {}",
                    digest.messageId(),
                    last ? "There is no further attempt." : "Another attempt follows.",
                    failure);
            if (last) {
                digests.settle(digest, Outcome.FAILED);
            } else {
                digests.tryAgain(digest, clock.instant().plus(BETWEEN_ATTEMPTS));
            }
        }
    }

    private Outcome outcome(Digest digest) {
        // the person, or what was open, may have changed since it was written
        List<Onboarding> open = digest.isForProvider() ? List.of() : receivers.openOnboardings(digest.customer());
        if (clock.instant().isAfter(digest.run().plus(LATEST))
                || !digests.refusals(List.of(digest.receiver())).isEmpty()
                || !digest.isForProvider()
                        && !receivers.ofCustomer(digest.customer(), open).contains(digest.receiver())) {
            return Outcome.OMITTED;
        }
        Instant since = digest.run().minus(Duration.ofDays(7));
        Optional<Content> content =
                digest.isForProvider() ? contents.ofProvider(since) : contents.ofCustomer(digest.customer());
        if (content.isEmpty()) {
            return Outcome.OMITTED;
        }
        ProviderRecord provider = setups.requireActiveRecord();
        OneTimeToken token = OneTimeToken.random();
        digests.addLink(token.hash(), digest.receiver(), clock.instant());
        Reader reader = readers.of(
                        List.of(digest.receiver()),
                        digest.isForProvider() ? Party.PROVIDER : Party.CUSTOMER,
                        digest.isForProvider() ? null : open.get(0))
                .get(digest.receiver());
        SecretLink refusal = new SecretLink(links.digestRefusal(token));
        Receipt receipt = delivery.deliver(
                new Envelope(
                        digest.messageId(),
                        List.of(digest.receiver()),
                        List.of(digest.receiver()),
                        provider.supportContact(),
                        refusal),
                renderer.digest(
                        new DigestMailModel(
                                provider,
                                since,
                                content.get(),
                                new DigestMailModel.Pages(
                                        links.tasklist(), links.onboardings(""), links.settings(), refusal)),
                        reader));
        if (!receipt.deferred().isEmpty()) {
            throw new IllegalStateException("The mail server asks to try again later: " + receipt.deferred());
        }
        if (!receipt.refused().isEmpty()) {
            LOG.warn("The mail server refused the digest {}: {}", digest.messageId(), receipt.refused());
            return Outcome.FAILED;
        }
        return Outcome.SENT;
    }
}
