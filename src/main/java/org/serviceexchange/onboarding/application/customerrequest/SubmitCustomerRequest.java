package org.serviceexchange.onboarding.application.customerrequest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.serviceexchange.onboarding.application.AfterResponseExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequests;
import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequests.Counted;
import org.serviceexchange.onboarding.application.port.notification.CustomerRequestMailModel.Kind;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.ClientNetwork;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest.Details;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Takes the request of somebody who is not signed in, and mails the link that confirms the address. */
@Service
public class SubmitCustomerRequest implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitCustomerRequest.class);

    private final CustomerRequests requests;
    private final CustomerRequestMails mails;
    private final ProviderSetups setups;
    private final Links links;
    private final CustomerRequestLimits limits;
    private final Clock clock;
    private final AfterResponseExecutor behindTheAnswer = new AfterResponseExecutor("connection-requests");

    SubmitCustomerRequest(
            CustomerRequests requests,
            CustomerRequestMails mails,
            ProviderSetups setups,
            Links links,
            CustomerRequestLimits limits,
            Clock clock) {
        this.requests = requests;
        this.mails = mails;
        this.setups = setups;
        this.links = links;
        this.limits = limits;
        this.clock = clock;
    }

    /** The name of the provider that is asked; empty until it has a replication set that customers can be registered for. */
    public Optional<String> provider() {
        return setups.activeRecord().map(ProviderRecord::name);
    }

    /**
     * Answers the same, whatever is known of the customer.
     *
     * @param remoteAddress of the client
     * @param language      that the author reads
     * @return where the mail goes
     */
    public Result<String> request(FormValues form, String remoteAddress, Locale language) {
        Details details;
        try {
            details = CustomerRequestReader.of(form, language);
        } catch (InvalidInputException invalid) {
            return new Result.Invalid<>(invalid.sentence());
        }
        Instant now = clock.instant();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        String network = ClientNetwork.of(remoteAddress);
        Counted before = requests.countIn(hour, details.contact().email(), network);
        if (before.ofAddress() >= limits.perAddress()
                || before.ofNetwork() >= limits.perNetwork()
                || before.total() >= limits.total()) {
            return tooMany(now, hour);
        }
        OneTimeToken token = OneTimeToken.random();
        CustomerRequest stored;
        try {
            stored = requests.add(
                    CustomerRequest.of(details, token, now, limits.linkValidFor()), network, before.ofAddress() + 1);
        } catch (ConcurrentChangeException sameMoment) {
            return tooMany(now, hour);
        }
        behindTheAnswer.execute(() -> mailLink(stored, token));
        return new Result.Success<>(details.contact().email().value());
    }

    @Override
    public void close() {
        behindTheAnswer.close();
    }

    /** One sentence for all limits. */
    private static <T> Result<T> tooMany(Instant now, Instant hour) {
        return new Result.RateLimited<>(
                Sentence.of("customerRequest.tooMany"),
                Duration.between(now, hour.plus(1, ChronoUnit.HOURS)).plusSeconds(1));
    }

    private void mailLink(CustomerRequest request, OneTimeToken token) {
        try {
            mails.send(
                    Kind.CONFIRM,
                    request,
                    new OneTimeLink(links.confirmation(token), request.made().expiresAt()),
                    null);
        } catch (RuntimeException failure) {
            LOG.warn("No mail went out to confirm the request {}; its author can ask again", request.number(), failure);
        }
    }
}
