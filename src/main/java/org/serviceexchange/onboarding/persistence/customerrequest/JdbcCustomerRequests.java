package org.serviceexchange.onboarding.persistence.customerrequest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequests;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest.Answer;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest.Details;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest.Made;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequestOutcome;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.persistence.DatabaseErrors;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCustomerRequests implements CustomerRequests {

    private final RequestRows rows;

    JdbcCustomerRequests(RequestRows rows) {
        this.rows = rows;
    }

    @Override
    public CustomerRequest add(CustomerRequest request, String network, int nth) {
        return DatabaseErrors.onDuplicate(
                        () -> ConcurrentChangeException.ofLinks(
                                request.details().contact().email()),
                        () -> rows.save(RequestRow.of(request, network, nth)))
                .request();
    }

    @Override
    public Counted countIn(Instant hour, EmailAddress address, String network) {
        return new Counted(
                rows.countIn(hour), rows.countOfAddress(hour, address.value()), rows.countOfNetwork(hour, network));
    }

    @Override
    public Optional<CustomerRequest> of(OneTimeToken token) {
        return rows.findByTokenHash(token.hash()).map(RequestRow::request);
    }

    @Override
    public boolean confirm(OneTimeToken token, Instant at) {
        return rows.confirm(token.hash(), at) == 1;
    }

    @Override
    public CustomerRequest get(String number) {
        return rows.findById(CustomerRequest.id(number))
                .map(RequestRow::request)
                .orElseThrow(() -> new IllegalStateException("There is no request " + number));
    }

    @Override
    public List<CustomerRequest> waitingFor(ServiceNowInstance instance) {
        return rows.waitingFor(instance.host().value(), instance.id().value()).stream()
                .map(RequestRow::request)
                .toList();
    }

    @Override
    public void answer(CustomerRequest answered) {
        Answer answer = answered.answer();
        int changed = rows.answer(
                answered.id(),
                answer.outcome().name(),
                answer.by(),
                answer.at(),
                answer.reason(),
                answer.onboarding() == null ? null : answer.onboarding().value());
        if (changed == 0) {
            throw ConcurrentChangeException.ofRequestReview(answered.number());
        }
    }

    @Override
    public void removeOld(Instant now, Instant answeredBefore) {
        rows.removeUnconfirmed(now);
        rows.removeAnswered(answeredBefore);
    }

    @Override
    public void forgetNetworks(Instant madeBefore) {
        rows.forgetNetworks(madeBefore.truncatedTo(ChronoUnit.HOURS));
    }

    @Table("customer_request")
    record RequestRow(
            @Id Long id,
            @Embedded.Empty DetailsRow details,
            @Embedded.Empty MadeRow made,
            @Embedded.Empty CountedRow counted,
            Instant confirmedAt,
            @Embedded.Nullable AnswerRow answer) {

        record DetailsRow(
                String customerName,
                String contactName,
                EmailAddress contactEmail,
                @Embedded.Nullable(prefix = "instance_") ServiceNowInstance instance,
                Environment environment,
                String message,
                String language) {}

        record MadeRow(String tokenHash, Instant madeAt, Instant expiresAt) {}

        /**
         * By what requests are limited.
         *
         * @param madeIn the hour
         * @param nth    of the address in this hour
         */
        record CountedRow(String network, Instant madeIn, int nth) {}

        record AnswerRow(
                CustomerRequestOutcome outcome,
                String answeredBy,
                Instant answeredAt,
                String reason,
                String onboarding) {}

        static RequestRow of(CustomerRequest request, String network, int nth) {
            Details details = request.details();
            return new RequestRow(
                    null,
                    new DetailsRow(
                            details.customerName(),
                            details.contact().name(),
                            details.contact().email(),
                            details.instance(),
                            details.environment(),
                            details.message(),
                            details.language()),
                    new MadeRow(
                            request.made().tokenHash(),
                            request.made().at(),
                            request.made().expiresAt()),
                    new CountedRow(network, request.made().at().truncatedTo(ChronoUnit.HOURS), nth),
                    null,
                    null);
        }

        CustomerRequest request() {
            return new CustomerRequest(
                    id,
                    new Details(
                            details.customerName,
                            new Contact(details.contactName, details.contactEmail),
                            details.instance,
                            details.environment,
                            details.message,
                            details.language),
                    new Made(made.tokenHash, made.madeAt, made.expiresAt),
                    confirmedAt,
                    answer == null
                            ? null
                            : new Answer(
                                    answer.outcome,
                                    answer.answeredBy,
                                    answer.answeredAt,
                                    answer.reason,
                                    answer.onboarding == null ? null : new OnboardingNumber(answer.onboarding)));
        }
    }

    interface RequestRows extends ListCrudRepository<RequestRow, Long> {

        @Query("select count(*) from customer_request where made_in = :hour")
        int countIn(Instant hour);

        @Query("select count(*) from customer_request where made_in = :hour and contact_email = :email")
        int countOfAddress(Instant hour, String email);

        @Query("select count(*) from customer_request where made_in = :hour and network = :network")
        int countOfNetwork(Instant hour, String network);

        @Query("select * from customer_request where token_hash = :hash")
        Optional<RequestRow> findByTokenHash(String hash);

        // The database decides who was first: the row is changed only while it is open, and by one at a time.
        @Modifying
        @Query("update customer_request set confirmed_at = :at "
                + "where token_hash = :hash and confirmed_at is null and expires_at > :at")
        int confirm(String hash, Instant at);

        @Query("select * from customer_request where (instance_host = :host or instance_id = :instanceId) "
                + "and confirmed_at is not null and answered_at is null order by id limit 10")
        List<RequestRow> waitingFor(String host, String instanceId);

        @Modifying
        @Query("update customer_request set outcome = :outcome, answered_by = :by, answered_at = :at, "
                + "reason = :reason, onboarding = :onboarding where id = :id and answered_at is null")
        int answer(long id, String outcome, String by, Instant at, String reason, String onboarding);

        @Modifying
        @Query("delete from customer_request where confirmed_at is null and expires_at <= :now")
        void removeUnconfirmed(Instant now);

        @Modifying
        @Query("delete from customer_request where answered_at < :before")
        void removeAnswered(Instant before);

        @Modifying
        @Query("update customer_request set network = null where network is not null and made_in < :before")
        void forgetNetworks(Instant before);
    }
}
