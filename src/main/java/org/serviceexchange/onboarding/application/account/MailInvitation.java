package org.serviceexchange.onboarding.application.account;

import java.util.List;
import org.serviceexchange.onboarding.application.account.MakeInvitation.Made;
import org.serviceexchange.onboarding.application.port.notification.InvitationMailModel;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Receipt;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.notification.MessageIds;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Mails a link that a user asked for. It goes out once, and the user sees whether it did. */
@Component
class MailInvitation {

    private static final Logger LOG = LoggerFactory.getLogger(MailInvitation.class);

    private final ProviderSetups setups;
    private final MailRenderer renderer;
    private final MailDelivery delivery;
    private final Links links;
    private final Readers readers;

    MailInvitation(ProviderSetups setups, MailRenderer renderer, MailDelivery delivery, Links links, Readers readers) {
        this.setups = setups;
        this.renderer = renderer;
        this.delivery = delivery;
        this.links = links;
        this.readers = readers;
    }

    /** Returns whether the mail server accepted it. */
    boolean send(Onboarding onboarding, Contact contact, Made made, boolean byProvider) {
        String messageId = MessageIds.ofInvitation(
                onboarding.number(),
                made.id(),
                setups.requireActiveRecord().instance().host());
        try {
            Receipt receipt = delivery.deliver(
                    new Envelope(
                            messageId,
                            contact.email(),
                            setups.requireActiveRecord().supportContact()),
                    renderer.invite(
                            new InvitationMailModel(
                                    onboarding,
                                    setups.requireActiveRecord(),
                                    contact,
                                    byProvider,
                                    made.link(),
                                    links.record(onboarding.number())),
                            readers.of(List.of(contact.email()), Party.CUSTOMER, onboarding)
                                    .get(contact.email())));
            if (!receipt.acceptedForAll()) {
                LOG.warn("The mail server refused {}: {}", messageId, receipt);
            }
            return receipt.acceptedForAll();
        } catch (RuntimeException failure) {
            // the user sees that the mail failed, and can hand the link over or ask again
            LOG.warn("The mail {} wasn't taken by the mail server", messageId, failure);
            return false;
        }
    }
}
