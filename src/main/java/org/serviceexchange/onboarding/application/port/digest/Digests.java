package org.serviceexchange.onboarding.application.port.digest;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/** The weekly digests: one run a week writes them, and each of them is sent once. */
public interface Digests {

    /** Begins the run, unless it has begun. */
    void begin(Instant dueAt);

    /** Where an unfinished run stands. */
    record Run(Instant dueAt, String lastCustomer) {}

    /**
     * A run that is not finished and that no other node works on; this node does until the time.
     *
     * @param earliest when it was due at the earliest
     */
    Optional<Run> claimRun(Instant earliest, Instant now, Instant until);

    /** The mails to the customers up to this key are written; this node goes on until the time. */
    void wrote(Run run, String lastCustomer, Instant until);

    void finish(Run run, Instant at);

    /** The keys of customers where an onboarding, or a request about an integration, waits for a party; in their order, after this. */
    List<String> customersAfter(String customer, int atMost);

    /**
     * A digest.
     *
     * @param customer      the key of the customer whose people get it; empty text for the provider
     * @param messageId     the same for each attempt
     * @param nextAttemptAt when it is due, or until when a node is at it
     */
    record Digest(
            long id,
            Instant run,
            EmailAddress receiver,
            String customer,
            String messageId,
            int attempts,
            Instant nextAttemptAt) {

        public boolean isForProvider() {
            return customer.isEmpty();
        }
    }

    enum Outcome {
        SENT,
        /** There was nothing to tell, or the person did not want it. */
        OMITTED,
        FAILED
    }

    /** Writes a digest, unless this person has one in this run. */
    void add(Run run, EmailAddress receiver, String customer, String messageId);

    List<Digest> due(Instant now, int atMost);

    /** Makes the digest due later; only one node succeeds. */
    boolean claim(Digest due, Instant until);

    void tryAgain(Digest digest, Instant at);

    void settle(Digest digest, Outcome outcome);

    /** Deletes settled runs, and links that are older. */
    void removeBefore(Instant runs, Instant links);

    /** @param tokenHash of the token in a link that turns the person's digests off */
    void addLink(String tokenHash, EmailAddress receiver, Instant at);

    Optional<EmailAddress> receiverOf(String tokenHash);

    /** Those of these people who want no digest. */
    List<EmailAddress> refusals(Collection<EmailAddress> people);

    /** Turns the person's digests off. A second call changes nothing. */
    void refuse(EmailAddress person, Instant at);

    /** Turns them on. */
    void accept(EmailAddress person);
}
