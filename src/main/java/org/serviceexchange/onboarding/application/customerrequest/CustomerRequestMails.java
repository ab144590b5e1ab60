package org.serviceexchange.onboarding.application.customerrequest;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.account.Readers;
import org.serviceexchange.onboarding.application.notification.UndeliverableMailException;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.notification.CustomerRequestMailModel;
import org.serviceexchange.onboarding.application.port.notification.CustomerRequestMailModel.Kind;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Receipt;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;
import org.serviceexchange.onboarding.domain.notification.MessageIds;
import org.serviceexchange.onboarding.domain.notification.UnreachedReceiver;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the mails about requests, each in the language of its reader. A mail that is sent again has the same Message-ID. */
@Component
class CustomerRequestMails {

    private static final Set<Kind> TO_PROVIDER = EnumSet.of(Kind.RECEIVED, Kind.WAITING);

    private final MailRenderer renderer;
    private final MailDelivery delivery;
    private final ProviderSetups setups;
    private final ProviderStaff staff;
    private final Readers readers;
    private final TransactionTemplate outsideTransactions;

    CustomerRequestMails(
            MailRenderer renderer,
            MailDelivery delivery,
            ProviderSetups setups,
            ProviderStaff staff,
            Readers readers,
            PlatformTransactionManager transactions) {
        this.renderer = renderer;
        this.delivery = delivery;
        this.setups = setups;
        this.staff = staff;
        this.readers = readers;
        // a mail server may take long, and nothing is to wait for it in the database
        this.outsideTransactions = new TransactionTemplate(transactions);
        this.outsideTransactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /**
     * Tells the provider admins that a request still waits.
     *
     * @param occasion the same for each attempt to send this reminder, and for no other one
     * @throws RuntimeException when nobody has the mail; another attempt may follow
     */
    void remind(CustomerRequest request, String occasion, String page) {
        send(Kind.WAITING, "%s-%s".formatted(Kind.WAITING, occasion), request, null, page);
    }

    /**
     * @param confirmation null in all mails but one
     * @param page         null without one
     * @throws RuntimeException when nobody has the mail; another attempt may follow
     */
    void send(Kind kind, CustomerRequest request, OneTimeLink confirmation, String page) {
        send(kind, kind.name(), request, confirmation, page);
    }

    private void send(Kind kind, String about, CustomerRequest request, OneTimeLink confirmation, String page) {
        // null if a set-up that was active is gone
        ProviderRecord provider = setups.activeRecord().orElse(null);
        List<EmailAddress> to = TO_PROVIDER.contains(kind)
                ? staff.adminAddresses()
                : List.of(request.details().contact().email());
        String messageId = MessageIds.ofCustomerRequest(
                about,
                request.number(),
                request.made().tokenHash(),
                provider == null ? null : provider.instance().host());
        CustomerRequestMailModel model = new CustomerRequestMailModel(kind, request, provider, confirmation, page);
        readers(kind, request, to).entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .forEach((reader, same) -> deliver(
                        new Envelope(
                                MessageIds.of(messageId, reader),
                                same,
                                same,
                                provider == null ? null : provider.supportContact()),
                        renderer.ofCustomerRequest(model, reader)));
    }

    private Map<EmailAddress, Reader> readers(Kind kind, CustomerRequest request, List<EmailAddress> to) {
        return TO_PROVIDER.contains(kind)
                ? readers.of(to, Party.PROVIDER, Preference.NONE)
                : readers.of(
                        to, Party.CUSTOMER, new Preference(request.details().language(), null));
    }

    private void deliver(Envelope envelope, RenderedMail mail) {
        Receipt receipt = outsideTransactions.execute(status -> delivery.deliver(envelope, mail));
        if (receipt.accepted().isEmpty()) {
            throw new UndeliverableMailException(Sentence.of(
                            "customerRequest.unreached",
                            mail.subject(),
                            Stream.concat(receipt.refused().stream(), receipt.deferred().stream())
                                    .map(UnreachedReceiver::toString)
                                    .collect(Collectors.joining(", ")))
                    .toString());
        }
    }
}
